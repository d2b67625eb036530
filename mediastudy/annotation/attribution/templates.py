"""Templates: which atoms each model combines; ``"lemma next"`` gives every pair of lemma and next word its own weight.

A model's atoms are named where they are made: `cues.atoms`, `sources`, `contents`, `joint.atoms`.
"""

from __future__ import annotations

from mediastudy.annotation.attribution.features import compiled

CUE = compiled(
    "cue",
    [
        "form", "lemma", "tag", "class", "prior", "cluster", "suffix tag", "tag be prior", "complement",
        "lemma complement", "class complement", "prior complement", "cluster complement", "next",
        "lemma next", "form next", "next_tag", "tag next_tag", "cluster next_tag", "before", "lemma before",
        "before_tag", "class before_tag", "tag before_tag", "lemma before_tag", "form before_tag",
        "before_tag tag next_tag", "cluster before_tag", "auxiliary tag", "lemma auxiliary", "be tag",
        "lemma auxiliaries", "quotes", "class quotes", "prior quotes", "lemma quotes", "ahead class",
        "lemma ahead", "tag ahead", "behind before_tag", "class behind", "tag behind complement",
        "left_prior prior", "right_prior prior", "left_prior right_prior", "left_lemma", "right_lemma",
        "left_lemma class", "right_lemma class", "left_gap left_prior", "right_gap right_prior",
        "class left_prior left_gap", "class right_prior right_gap", "next2", "next next2",
        "next_tag next2_tag", "complement next2_tag", "before2", "before2_tag before_tag", "before2 before",
        "from_start class", "to_end class", "place prior", "class place", "capital place", "subject",
        "subject lemma", "subject class", "subject_cluster lemma", "subject_cluster class",
        "subject_cluster tag", "subject_gap tag", "subject_gap class subject_letter", "subject_near tag be",
        "subject_letter subject_near prior", "object", "object lemma", "object_cluster lemma",
        "object_cluster class", "object_cluster cluster", "object_gap tag", "object_gap lemma",
        "object_near object_letter class", "object_near object_letter prior",
        "subject_cluster object_cluster", "subject_cluster prior", "short_quote class", "particle lemma",
        "line_length class", "line_length starts_line place", "sentence_length prior",
        "cluster complement quotes", "line_quoted prior", "form line_length", "form from_start opening",
        "subject_letter left_lemma", "left_lemma left_gap behind", "left_lemma lemma", "right_lemma lemma",
        "left_lemma before", "left_prior left_gap behind", "right_lemma right_gap ahead",
        "left_lemma before_tag tag", "form quotes from_start", "form before_tag complement", "form to_end",
        "opening_tag prior",
    ],
)  # fmt: skip
"""Is this word the head of a cue?"""

NOBODY = compiled(
    "nobody",
    [
        "cue_lemma", "cue_class", "cue_tag", "cue_lemma cue_tag", "passive cue_class", "before",
        "before_tag", "cue_tag before_tag", "auxiliary cue_tag", "cue_lemma before", "cue_lemma after",
        "quotes", "cue_lemma passive", "cue_starts cue_class", "cue_cluster before_tag", "cue_form",
    ],
)  # fmt: skip
"""Has this cue no source?"""

ANCHOR = compiled(
    "anchor",
    [
        "rank", "rank cue_tag passive", "rank cue_class", "rank cue_lemma", "near_rank cue_form",
        "rank gap", "rank between", "side between cue_tag passive", "rank kind", "side letters cue_class",
        "side word", "near_rank opens", "rank previous", "side previous letters", "rank following",
        "rank previous_letter", "side quoted", "rank quotes", "rank quotes cue_class", "rank rival",
        "side rival between", "rank before", "rank before cue_class", "rank before_tag cue_tag",
        "rank auxiliary", "rank after", "side starts rank", "rank previous passive", "side between letters",
        "rank ends", "capital side cue_class", "side cluster", "side cluster cue_class",
        "side cluster cue_lemma", "rival_here rank", "side word cue_class", "side gap between passive",
        "near_rank kind cue_lemma", "subject object cue_tag", "subject object rank",
        "side verbs commas subject", "side verbs commas object cue_tag", "side relatives verbs commas",
        "word_tag cue_tag side", "object commas starts cue_tag", "subject cue_lemma",
        "following_letter previous_letter cue_tag", "commas following cue_tag",
        "verbs starts cue_tag before", "subject rival cue_tag", "side commas before following",
        "object kind cue_tag",
    ],
)  # fmt: skip
"""Is this noun phrase the source of the cue?"""

SOURCE_START = compiled(
    "source start",
    [
        "rank", "side rank", "previous", "previous rank", "word later", "link", "link letter anchor_letter",
        "between", "previous_letter letter", "anchor_kind rank", "anchor_word later", "starts later",
        "length", "link anchor_word", "link word", "cue_lemma later", "commas starts",
        "commas previous side", "previous_tag tag later", "tag later anchor_letter", "commas link starts",
        "previous link",
    ],
)  # fmt: skip
"""Does the source begin here?"""

SOURCE_END = compiled(
    "source end",
    [
        "rank", "edge", "edge between", "side following", "side link later", "side link following",
        "side between", "side between following", "side following_letter last_letter", "side last_word",
        "rank anchor_kind", "later anchor_word", "last_choice", "length", "later link", "later cue_lemma",
        "side following later", "edge cue_tag between", "side commas remaining", "side commas verbs edge",
        "side following following2", "side verbs remaining following", "side commas link edge",
        "side last_letter remaining between",
    ],
)  # fmt: skip
"""Does the source end here?"""

NOTHING_RIGHT = compiled(
    "nothing right",
    [
        "cue_lemma", "cue_class", "cue_tag", "ahead", "sides", "shape", "shape rest", "rest", "behind",
        "behind ahead", "cue_lemma ahead", "cue_lemma shape", "ahead_tag", "head_of_line order", "runs_on",
        "behind rest", "ahead rest", "order behind ahead rest", "cue_class shape", "cue_form",
        "cue_class ahead behind",
    ],
)  # fmt: skip
"""Is nothing said after the cue?"""

RIGHT_START = compiled(
    "right start",
    [
        "rank", "offset", "offset word", "offset tag", "previous", "previous word", "word", "tag",
        "cue_lemma near", "cue_lemma word", "cue_lemma previous", "cue_class previous near",
        "mark previous", "mark shape", "mark cue_class", "offset mark", "between", "between word",
        "shape rank", "shape previous", "ahead near", "ahead word", "previous_tag tag", "cue_tag near word",
        "word next", "onward sides", "onward rest", "onward shape", "onward cue_lemma", "onward behind",
        "onward ahead", "cue_cluster previous", "cue_class tag near",
    ],
)  # fmt: skip
"""Does what is said after the cue begin here?"""

RIGHT_END = compiled(
    "right end",
    [
        "kind", "kind cue_class", "kind cue_lemma", "kind start_word", "kind cue_class start_word",
        "boundary", "boundary cue_lemma", "boundary cue_class", "boundary boundary2",
        "boundary boundary_tag2", "boundary start_word", "kind length", "boundary length", "boundary rank",
        "kind rest", "boundary rest", "kind rival", "boundary rival", "boundary clause",
        "boundary clause boundary_tag2", "quotes", "quotes boundary", "previous", "previous_tag boundary",
        "kind cue_tag", "boundary cue_tag", "kind capital", "boundary length cue_class",
    ],
)  # fmt: skip
"""Does it end here?"""

NOTHING_LEFT = compiled(
    "nothing left",
    [
        "cue_lemma", "cue_class", "cue_tag", "behind", "behind cue_lemma", "behind cue_class",
        "behind cue_tag", "order", "order behind", "order behind ahead", "quoted_end",
        "quoted_end behind order", "quoted_end cue_class", "ahead", "ahead cue_lemma", "rest",
        "rest behind", "rest order behind", "room", "room behind", "rival_before", "rival_before behind",
        "ahead_tag behind", "ahead behind rival_before", "cue_form", "last_word order",
    ],
)  # fmt: skip
"""Is nothing said before the cue?"""

LEFT_START = compiled(
    "left start",
    [
        "previous", "word", "previous word", "marks", "marks previous", "previous tag", "length",
        "previous length", "cue_class previous", "behind previous", "order previous", "rival",
        "rival previous", "rank", "ahead previous", "rival_before previous", "earlier", "earlier marks",
    ],
)  # fmt: skip
"""Does what is said before the cue begin here?"""

_JOINT = [
    "logit", "class", "nested", "nested logit", "nested class", "nested nested_class", "holds", "holds logit",
    "holds class", "nested holds", "shared shared_side", "shared shared_side logit", "shared class", "inside",
    "inside logit", "source_sure", "source_sure letter", "kind", "letter class", "content_sure",
    "content_sure class", "sides", "sides class", "quoted", "quoted sides", "quoted class", "nested shared",
    "source_sure logit", "length class", "length quoted", "side", "side class", "side logit",
    "nested quoted sides", "holds shared", "tag nested", "tag shared shared_side",
    "source_sure content_sure logit", "anchor_cluster class", "anchor_cluster", "clause class", "clause length",
    "clause lemma", "content_word class", "content_tag class", "letter lemma", "headline logit",
    "headline class", "nested nested_near", "cluster clause", "cluster kind", "nested holds logit",
    "anchor_word class", "lemma anchor_cluster", "lemma content_word", "cluster anchor_cluster",
    "class anchor_cluster content_tag", "lemma length", "lemma kind", "lemma sides quoted", "lemma nested",
    "cluster content_word", "cluster sides quoted", "tag sides letter", "lemma shared shared_side",
    "content_tag sides tag", "lemma side", "tag nested sides letter", "inside lemma",
]  # fmt: skip
JOINT, JOINT_AGAIN = compiled("joint", _JOINT), compiled("joint again", _JOINT)
"""Does the whole relation hold, given the neighbours' claims; asked twice, the second time with the first answers."""

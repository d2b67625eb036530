"""The hedge lexicon as a specification: a sentence, and what in it hedges, by class. All sentences are invented."""

from __future__ import annotations

import pytest

from mediastudy.annotation.hedges import hedges
from mediastudy.annotation.hedging.rules import RULES
from mediastudy.annotation.reading import read_tokens
from mediastudy.article import Article, Document
from mediastudy.coding.lexicons import check
from mediastudy.lexicon import load_all, shipped

LEXICONS = load_all()

# A sentence; its hedges as "word:class", in order, class by its first letters.
SPECIFICATION = [
    # may: not the month, not a wish, not a fixed phrase
    ("The bridge may be the oldest in Corvania.", "may:modal"),
    ("The bridge may not open this year.", "may not:modal"),
    ("Dalen may or may not run again.", "may or may not:modal"),
    ("The council met in May to vote.", ""),
    ("On May 12 the council voted.", ""),
    ("May the best team win.", ""),
    ("Dalen may as well stay home.", ""),
    ("Ladies and gentlemen, may I present the mayor?", ""),
    # might: not the noun
    ("The vote might slip to June.", "might:modal"),
    ("The army showed its might in the square.", ""),
    ("They feared the military might of Corvania.", ""),
    ("You might as well ask the mayor.", ""),
    # could: possibility, not ability or a past chance
    ("The strike could last for weeks.", "could:modal"),
    ("A second leak could have sunk the ship.", "could:modal"),
    ("It could be a long winter.", "could:modal"),
    ("The spokeswoman could not provide figures.", ""),
    ("The mayor could not be reached for comment.", ""),
    ("She couldn't remember the name of the street.", ""),
    ("She could not hear the bell.", ""),
    ("They ran as fast as they could.", ""),
    ("I wish I could help you.", ""),
    ("He could only shrug.", ""),
    # would: judgement or supposition, not plan, wish, habit, refusal, or a bill's terms
    ("That would be a mistake.", "would:modal"),
    ("It would seem that the deal is dead.", "would:modal seem:verb"),
    ("A tax on sugar would hurt small shops.", "would:modal"),
    ("Without the loan the mill would have closed.", "would:modal"),
    ("Dalen said he would run again.", ""),
    ("She said that she would vote against it.", ""),
    ("The bill would ban fishing in the bay.", ""),
    ("He backed legislation that would raise the pension age.", ""),
    ("The measure, now in committee, would cut the levy.", ""),
    ("I would like to thank the nurses.", ""),
    ("We would love to come.", ""),
    ("The would-be mayor smiled.", ""),
    ("He would often walk along the river.", ""),
    ("He would later become the mayor.", ""),
    ("The company promised that it would rebuild the school.", ""),
    ("The ministry would not comment.", ""),
    ("The ministry would not directly address the fire.", ""),
    ("I wouldn't say that the pump is old.", "wouldn't:modal"),
    ("Reporters asked whether he would resign.", ""),
    # should: expectation only
    ("A mild winter should benefit the farmers.", "should:modal"),
    ("The water should be gone by noon.", "should:modal"),
    ("He should apologise to the nurses.", ""),
    ("The board should take the offer.", ""),
    ("It should be noted that the bridge is closed.", ""),
    # seem, appear
    ("The deal seems dead.", "seems:verb"),
    ("Nobody seemed to notice.", "seemed:verb"),
    ("The fire appears to have started in the kitchen.", "appears:verb"),
    ("It appears that the fire was an accident.", "appears:verb"),
    ("The minister appeared unwilling to answer.", "appeared:verb"),
    ("The minister appeared on stage with his wife.", ""),
    ("She appeared before the committee on Monday.", ""),
    ("The singer appeared Sunday in Harrow.", ""),
    # suggest, indicate, imply: a thing as subject
    ("The data suggest that prices have peaked.", "suggest:verb"),
    ("A survey of farmers suggests that prices have peaked.", "suggests:verb"),
    ("Early returns indicate a close race.", "indicate:verb"),
    ("Dalen suggested that prices have peaked.", ""),
    ("He indicated that he was tired.", ""),
    ("She suggested a walk.", ""),
    # think, believe and the rest: the speaker's own
    ("I think the bridge is safe.", "think:verb"),
    ("We don't think it is safe.", "think:verb"),
    ("I still believe that the bridge is safe.", "believe:verb"),
    ("Dalen said he believed the bridge was safe.", "believed:verb"),
    ("Dalen believes the bridge is safe.", ""),
    ("I believe in fairness.", ""),
    ("I cannot believe how cold it is.", ""),
    ("I think about the bridge every day.", ""),
    ("What do they think of the bridge?", ""),
    ("I guess the bridge is safe.", "guess:verb"),
    ("Guess who came to dinner.", ""),
    ("I suspect that the bridge is rotten.", "suspect:verb"),
    ("The police arrested a suspect.", ""),
    ("The police arrested two suspects.", ""),
    ("One suspects that the bridge is rotten.", "suspects:verb"),
    ("I fear the bridge is rotten.", "fear:verb"),
    ("Farmers fear a dry summer.", ""),
    ("I feel that we are close.", "feel:verb"),
    ("I feel very good today.", ""),
    ("I doubt that the bridge is safe.", "doubt:verb"),
    ("There is reason to believe that the bridge is safe.", "reason to believe:verb"),
    ("The forecast assumes that the winter is mild.", "assumes:verb"),
    ("She assumed office in April.", ""),
    ("Farmers tend to vote early.", "tend:verb"),
    ("The nurses tend the wounded.", ""),
    ("It looks like they have lost.", "looks like:verb"),
    ("He looks like his father.", ""),
    ("It sounds like they have lost.", "sounds like:verb"),
    # adverbs
    ("Perhaps the bridge is safe.", "Perhaps:adverb"),
    ("The bridge is probably safe.", "probably:adverb"),
    ("He apparently fell asleep.", "apparently:adverb"),
    ("The vote will possibly slip.", "possibly:adverb"),
    ("You can't possibly mean that.", ""),
    ("The rule is not necessarily fair.", "necessarily:adverb"),
    ("I don't say that it is necessarily fair.", "necessarily:adverb"),
    ("The two sides necessarily differ.", ""),
    ("In theory the pump works.", "In theory:adverb"),
    ("In my view the pump works.", "In my view:adverb"),
    ("In all likelihood the pump works.", "In all likelihood:adverb"),
    # likely: adverb, adjective, or the voters
    ("The mill will likely close.", "likely:adverb"),
    ("The mill is likely to close.", "likely:adjective"),
    ("Dalen is the likely winner.", "likely:adjective"),
    ("It is unlikely that the mill will close.", "unlikely:adjective"),
    ("Dalen leads among likely voters.", ""),
    ("The poll of 800 likely Republican voters ran in June.", ""),
    # adjectives
    ("It is possible that the mill will close.", "possible:adjective"),
    ("The best possible outcome is a draw.", ""),
    ("Come home as soon as possible.", ""),
    ("It is unclear who owns the mill.", "unclear:adjective"),
    ("It is not clear who owns the mill.", "not clear:adjective"),
    ("He is a potential buyer of the mill.", "potential:adjective"),
    ("The mill has great growth potential.", ""),
    ("He fled in apparent panic.", "apparent:adjective"),
    ("Its faults soon became apparent.", ""),
    ("I'm not sure that the mill is closed.", "not sure:adjective"),
    ("The police found probable cause for a search.", ""),
    # nouns
    ("There is a possibility of rain.", "possibility:noun"),
    ("Talk of a merger fed speculation.", "speculation:noun"),
    ("If the first day is any indication, the show is a hit.", "indication:noun"),
    ("There was no indication that the show would close.", "indication:noun"),
    ("The first day is no indication of success.", ""),
    ("There is no doubt that the mill is closed.", ""),
    ("The future of the mill is in doubt.", "doubt:noun"),
    ("My guess is that the mill is closed.", "guess:noun"),
    ("Rumors of a sale reached the market.", "Rumors:noun"),
    ("The share price rose on rumors, traders or no traders.", "rumors:noun"),
    ("Sell the rumor, buy the fact.", ""),
    ("He dismissed suggestions that the mill is shut.", "suggestions:noun"),
    ("He took her suggestion that they leave.", ""),
    # about and around before quantities
    ("About 40 people came.", "About:approximator"),
    ("The mill employs about two hundred people.", "about:approximator"),
    ("The house cost around $300,000.", "around:approximator"),
    ("The room was about half full.", "about:approximator"),
    ("The votes split about evenly.", "about:approximator"),
    ("They talked about Corvania.", ""),
    ("They talked about two things.", ""),
    ("She wrote a book about one man.", ""),
    ("They worry about 5G masts.", ""),
    ("They walked around the lake.", ""),
    ("How about 40 more?", ""),
    # some
    ("Some 500 officials came.", "Some:approximator"),
    ("The mill lost some two dozen workers.", "some:approximator"),
    ("Some officials came.", ""),
    # other approximators
    ("Almost nobody came.", "Almost:approximator"),
    ("The mill is nearly a century old.", "nearly:approximator"),
    ("It is roughly twice as long.", "roughly:approximator"),
    ("Close to 300 people came.", "Close to:approximator"),
    ("The sources close to the mayor spoke.", ""),
    ("The vote was near unanimous.", "near:approximator"),
    ("He lives near the mill.", ""),
    ("The strike has largely failed.", "largely:approximator"),
    ("The claim was rated mostly false.", ""),
    ("The crowd was mostly calm.", "mostly:approximator"),
    ("The pump is fairly old.", "fairly:approximator"),
    ("The judge treated them fairly.", ""),
    ("They waited an hour or so.", "or so:approximator"),
    ("He kind of likes the mill.", "kind of:approximator"),
    ("What kind of mill is it?", ""),
    ("It is some kind of mill.", ""),
    ("The sort of person who shouts won.", ""),
    ("It was, in a way, a victory.", "in a way:approximator"),
    ("He spoke in a way that moved them.", ""),
    ("An estimated 5,000 people came.", "An estimated:approximator"),
    ("The deal is all but certain.", "all but:approximator"),
    ("All but two members came.", ""),
    ("Just about everyone came.", "Just about:approximator"),
    ("It has effectively shut the mill.", "effectively:approximator"),
    ("He manages the mill effectively.", ""),
    # hearsay
    ("The mayor reportedly fled.", "reportedly:hearsay"),
    ("The alleged thief fled.", "alleged:hearsay"),
    ("A suspected arsonist fled.", "suspected:hearsay"),
    ("The mayor is said to be ill.", "said to be:hearsay"),
    ("The fire is believed to have started here.", "believed to:hearsay"),
    ("It is believed that the fire started here.", "believed:hearsay"),
    ("It's widely assumed that the fire started here.", "assumed:hearsay"),
    ("The mayor is expected to win.", "expected:hearsay"),
    ("The storm was also expected to bring snow.", "expected:hearsay"),
    ("The ferry is expected by June.", "expected:hearsay"),
    ("She is expected by her aunt.", ""),
    ("She expected a fair hearing.", ""),
    ("The town expected him to win.", ""),
    # two cues side by side are two hedges
    ("It may possibly rain.", "may:modal possibly:adverb"),
    # frequency, minima and plain words are no hedges
    ("They often meet, usually on Fridays, and sometimes sing.", ""),
    ("At least 40 people came, more than last year.", ""),
    ("If it rains, the match is off.", ""),
    ("The general election is in March.", ""),
    ("The mill will close.", ""),
]


def found(text: str) -> str:
    article = Article("a", "Harrow Gazette", text)
    marks = hedges(Document(article, read_tokens(article, (), LEXICONS)), LEXICONS)
    return " ".join(f"{text[mark.start : mark.end]}:{mark.label}" for mark in marks)


@pytest.mark.parametrize(("sentence", "expected"), SPECIFICATION)
def test_a_hedge_is_a_word_in_its_sense(sentence: str, expected: str) -> None:
    assert found(sentence) == expected


def test_the_specification_is_long_enough_to_read_as_one() -> None:
    assert len(SPECIFICATION) >= 120


def test_the_shipped_lexicon_has_no_fault() -> None:
    assert check(shipped()["hedges"]) == []


def test_every_rule_is_used_by_the_lexicon() -> None:
    used = {entry.get("rule", "always") for entry in LEXICONS["hedges"].entries}
    assert used == set(RULES)

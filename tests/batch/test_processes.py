"""Ctrl-C and SIGTERM are heard where a batch waits, and are not lost where it does not."""

import os
import signal
from threading import Thread

import pytest

from mediastudy.batch.processes import STOPS, interruptible, stoppable


@pytest.mark.parametrize("stop", STOPS)
def test_a_stop_ends_what_is_interruptible_at_once(stop):
    done = []
    with pytest.raises(KeyboardInterrupt), stoppable():
        with interruptible():
            os.kill(os.getpid(), stop)
            done.append("more")
        done.append("all")
    assert done == []


@pytest.mark.parametrize("stop", STOPS)
def test_a_stop_waits_for_the_next_that_is_interruptible(stop):
    done = []
    with pytest.raises(KeyboardInterrupt), stoppable():
        os.kill(os.getpid(), stop)
        done.append("what must not be cut short")
        with interruptible():
            done.append("more")
    assert done == ["what must not be cut short"]


def test_a_stop_that_comes_when_nothing_waits_any_more_is_told_at_the_end():
    done = []
    with pytest.raises(KeyboardInterrupt), stoppable():
        os.kill(os.getpid(), signal.SIGINT)
        done.append("all")
    assert done == ["all"]


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # that is the subject
def test_a_stop_that_a_destructor_swallowed_is_not_lost():
    class Swallows:
        def __del__(self) -> None:
            os.kill(os.getpid(), signal.SIGINT)

    done = []
    with pytest.raises(KeyboardInterrupt), stoppable():
        with interruptible():
            swallows = Swallows()
            del swallows
            done.append("this")
        with interruptible():
            done.append("more")
    assert done == ["this"]


def test_an_error_comes_before_a_stop_and_handlers_are_put_back():
    before = [signal.getsignal(stop) for stop in STOPS]
    with pytest.raises(ZeroDivisionError), stoppable():
        os.kill(os.getpid(), signal.SIGTERM)
        1 / 0  # noqa: B018 - raises
    with stoppable(), interruptible():
        pass
    assert [signal.getsignal(stop) for stop in STOPS] == before


def test_what_is_interruptible_stays_so_after_what_is_so_within():
    done = []
    with pytest.raises(KeyboardInterrupt), stoppable(), interruptible():
        with interruptible():
            done.append("inner")
        os.kill(os.getpid(), signal.SIGINT)
        done.append("outer")
    assert done == ["inner"]


def test_in_another_thread_signals_are_left_alone():
    before, found = signal.getsignal(signal.SIGINT), []

    def work() -> None:
        with stoppable(), interruptible():
            found.append(signal.getsignal(signal.SIGINT))

    thread = Thread(target=work)
    thread.start()
    thread.join()
    assert found == [before]

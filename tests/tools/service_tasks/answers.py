"""Someone at the terminal, who answers what the test says and whose questions can be read."""

from collections.abc import Iterable

from tools.service_tasks.asking import Check


class Answers:
    """Gives one answer after the other; a wrong one is refused as at a terminal, and the next one is given."""

    def __init__(self, answers: Iterable[str]) -> None:
        self._answers = iter(answers)
        self.questions: list[str] = []
        self.complaints: list[str] = []

    def __call__(self, question: str, wrong: Check = lambda _: "", *, later: bool = True) -> str:
        self.questions.append(question)
        for answer in self._answers:
            complaint = wrong(answer) if answer or not later else ""
            if not complaint:
                return answer
            self.complaints.append(complaint)
        return ""

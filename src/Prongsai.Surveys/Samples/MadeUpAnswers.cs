using Prongsai.Surveys.Answering;
using Prongsai.Surveys.Answers;
using Prongsai.Surveys.Kiosks;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys.Samples;

/// <summary>Answers that nobody gave: the same figures each time, around the mood that the sample says.</summary>
internal sealed class MadeUpAnswers(Questionnaire questionnaire, IReadOnlyList<string> words, int seed)
{
    private readonly Random _dice = new(seed);

    /// <param name="mood">0 as bad as can be, 1 as good.</param>
    public IEnumerable<Sending> Of(Round round, WayIn way, int count, double mood)
    {
        var days = round.ClosesOn.DayNumber - round.OpensOn.DayNumber + 1;
        for (var n = 0; n < count; n++)
        {
            var row = questionnaire.Columns.Blank();
            SortedDictionary<short, string> texts = [];
            // Somebody pleased is pleased with most things.
            var own = mood + (_dice.NextDouble() - 0.5) * 0.3;
            if (way.Kind == WayKind.Kiosk)
                Answer(KioskQuestion.Of(questionnaire)!.Question, own, row, texts);
            else
                foreach (var question in questionnaire.Questions)
                    Answer(question, own, row, texts);
            new FormReading(questionnaire, row, texts).ForgetWhatIsNotAsked();

            yield return new Sending(
                round.AgencyId,
                round.Year,
                round.Id,
                way.Number,
                round.OpensOn.AddDays(_dice.Next(days)),
                _dice.Next(12) == 0 && questionnaire.Languages.Contains(SurveyText.English)
                    ? SurveyText.English
                    : SurveyText.Thai,
                Columns.Pack(row),
                []
            )
            {
                Pace = (short)(way.Kind is WayKind.Kiosk or WayKind.Staff ? 0 : _dice.Next(5, 40)),
                Texts = [.. texts.Select(text => (text.Key, text.Value))],
            };
        }
    }

    private void Answer(Question question, double mood, short[] row, SortedDictionary<short, string> texts)
    {
        var columns = questionnaire.Columns.Of(question.Code);
        switch (question.Kind)
        {
            case QuestionKind.Scale or QuestionKind.Smileys or QuestionKind.Matrix or QuestionKind.MultiPart:
                foreach (var column in columns)
                    row[column.Ordinal] = LevelOf(question, column.IsReversed, mood + (_dice.NextDouble() - 0.5) * 0.5);
                break;
            case QuestionKind.YesNo:
                row[columns[0].Ordinal] = (short)(_dice.Next(40) == 0 ? 1 : 0);
                break;
            case QuestionKind.Choice:
                row[columns[0].Ordinal] = (short)_dice.Next(question.Options.Count);
                break;
            case QuestionKind.MultiChoice:
                foreach (var column in columns)
                    row[column.Ordinal] = (short)_dice.Next(2);
                break;
            case QuestionKind.Text when words.Count > 0 && _dice.Next(6) == 0:
                texts[questionnaire.Columns.NumberOf(question.Code)] = words[_dice.Next(words.Count)];
                break;
        }
    }

    /// <summary>The level whose worth lies nearest.</summary>
    private short LevelOf(Question question, bool isReversed, double mood)
    {
        var levels = questionnaire.ScaleWith(question.Scale)!.Levels;
        var wanted = (decimal)Math.Clamp(isReversed ? 1 - mood : mood, 0, 1) * 100;
        return (short)
            Enumerable
                .Range(0, levels.Count)
                .MinBy(n => levels[n].Value is { } worth ? Math.Abs(worth - wanted) : 1_000);
    }
}

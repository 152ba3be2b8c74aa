using Prongsai.Surveys.Answers;
using Prongsai.Surveys.Questionnaires;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Tests.Surveys;

/// <summary>Answers that somebody might have given: every closed question answered, by chance with a fixed seed.</summary>
internal static class SomeAnswers
{
    public static Answer To(Round round, Questionnaire questionnaire, short way, DateOnly day, Random random)
    {
        var row = questionnaire.Columns.Blank();
        foreach (var question in questionnaire.Questions.Where(q => q.IsOnAScale))
        foreach (var column in questionnaire.Columns.Of(question.Code))
            row[column.Ordinal] = (short)random.Next(questionnaire.ScaleWith(question.Scale)!.Levels.Count);
        return new Answer
        {
            AgencyId = round.AgencyId,
            Year = round.Year,
            RoundId = round.Id,
            Id = RandomIds.Next(),
            Way = way,
            Day = day,
            Language = "th",
            Pace = 6,
            Given = Columns.Pack(row),
        };
    }
}

using Prongsai.Kernel;
using Prongsai.Surveys.Rounds;

namespace Prongsai.Surveys.Paper;

/// <summary>
/// One sheet of paper that is being entered: the first entry waits for a second one by another person (or at least another time);
/// when both agree the answer is taken and both entries are forgotten.
/// </summary>
internal sealed class PaperSheet
{
    public AgencyId AgencyId { get; private init; }
    public RoundId RoundId { get; private init; }

    /// <summary>The number written on the sheet, from 1; unique within the round.</summary>
    public int Number { get; private init; }

    public Guid FirstById { get; private set; }
    public string FirstBy { get; private set; } = "";

    /// <summary>The first entry as the form sent it, JSON; empty once the sheet is done.</summary>
    public string First { get; private set; } = "";

    public string? SecondBy { get; private set; }

    /// <summary>When both agreed; null while the second entry is missing.</summary>
    public DateOnly? DoneOn { get; private set; }

    public int Version { get; private set; } = 1;

    public static PaperSheet Begin(Round round, int number, string entry, Actor by) =>
        new()
        {
            AgencyId = round.AgencyId,
            RoundId = round.Id,
            Number = number,
            FirstById = by.AccountId,
            FirstBy = by.Name,
            First = entry,
        };

    /// <summary>Puts another first entry in the place of the first: when the paper shows that the first was wrong.</summary>
    public void BeginAgain(string entry, Actor by)
    {
        (First, FirstById, FirstBy) = (entry, by.AccountId, by.Name);
        Version++;
    }

    public void Done(Actor by, DateOnly today)
    {
        (First, SecondBy, DoneOn) = ("", by.Name, today);
        Version++;
    }
}

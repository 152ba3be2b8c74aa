using Prongsai.Kernel;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Importing;

/// <summary>How far an import is.</summary>
internal enum ImportState
{
    /// <summary>The file is kept, nothing of it is in the register; somebody is looking.</summary>
    Waiting,

    /// <summary>Its purchases are in the register.</summary>
    Stored,

    /// <summary>Taken back as a whole.</summary>
    Undone,
}

/// <summary>A file of purchases that somebody sent: what was chosen and corrected while looking, and what became of it.</summary>
internal sealed class PurchaseImport
{
    /// <summary>The kind of its journal record.</summary>
    public const string Kind = "purchase-import";

    public ChangeId Id { get; private init; }
    public AgencyId AgencyId { get; private init; }
    public FiscalYear Year { get; private init; }

    /// <summary>The month that was chosen for all of it; null: the file says.</summary>
    public DateOnly? Month { get; private init; }
    public string FileName { get; private init; } = "";
    public FileHash File { get; private init; }
    public DateTime At { get; private init; }
    public Guid ById { get; private init; }
    public string ByName { get; private init; } = "";
    public ImportState State { get; private set; }

    /// <summary>Cells that were corrected, as JSON.</summary>
    public string Corrected { get; private set; } = "[]";

    /// <summary>Which rows are which purchases, where only a person can tell, as JSON.</summary>
    public string Decided { get; private set; } = "[]";

    /// <summary>Statements that nothing was bought, which it took back, as JSON; what stands again is not among them any more.</summary>
    public string NothingTakenBack { get; private set; } = "[]";
    public DateTime? StoredAt { get; private set; }
    public int Added { get; private set; }
    public int Changed { get; private set; }
    public int Same { get; private set; }
    public int Repairs { get; private set; }
    public DateTime? UndoneAt { get; private set; }
    public string? UndoneByName { get; private set; }

    public string Record => $"{Kind}:{Id.Value}";

    public string Address => $"/staff/procurement/imports/{Id.Value}";

    public Corrections Corrections => Corrections.FromJson(Corrected);

    public Decisions Decisions => Decisions.FromJson(Decided);

    public IReadOnlyList<TakenBack> TakenBack => StatementsTakenBack.Read(NothingTakenBack);

    public static PurchaseImport Of(
        AgencyId agency,
        FiscalYear year,
        DateOnly? month,
        string fileName,
        FileHash file,
        Now now,
        Actor by
    ) =>
        new()
        {
            Id = Ids.Next<ChangeId>(),
            AgencyId = agency,
            Year = year,
            Month = month,
            FileName = fileName,
            File = file,
            At = now.Utc,
            ById = by.AccountId,
            ByName = by.Name,
        };

    public IReadOnlyList<Refusal> WhyNotChange() => State == ImportState.Waiting ? [] : [Refusals.NotWaiting];

    public IReadOnlyList<Refusal> WhyNotUndo() => State == ImportState.Stored ? [] : [Refusals.NotStored];

    public void Correct(IEnumerable<Correction> corrections)
    {
        WhyNotChange().ThrowIfAny();

        Corrected = Corrections.With(corrections).ToJson();
    }

    public void Decide(IEnumerable<Decision> decisions)
    {
        WhyNotChange().ThrowIfAny();

        Decided = Decisions.With(decisions).ToJson();
    }

    /// <summary>Remembers which statements it took back.</summary>
    public void Remember(IReadOnlyList<TakenBack> statements) =>
        NothingTakenBack = StatementsTakenBack.Write(statements);

    public void Store(Now now, int added, int changed, int same, int repairs)
    {
        WhyNotChange().ThrowIfAny();

        (State, StoredAt) = (ImportState.Stored, now.Utc);
        (Added, Changed, Same, Repairs) = (added, changed, same, repairs);
    }

    public void Undo(Now now, Actor by)
    {
        WhyNotUndo().ThrowIfAny();

        (State, UndoneAt, UndoneByName) = (ImportState.Undone, now.Utc, by.Name);
    }
}

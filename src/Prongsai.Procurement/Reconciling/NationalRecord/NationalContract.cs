using Prongsai.Kernel;

namespace Prongsai.Procurement.Reconciling.NationalRecord;

/// <summary>Which row of the national record.</summary>
internal readonly record struct NationalContractId(Guid Value) : IId<NationalContractId>
{
    public static NationalContractId From(Guid value) => new(value);
}

/// <summary>Which asking of a national system: the job that did it, through all its tries.</summary>
internal readonly record struct NationalAskId(Guid Value) : IId<NationalAskId>
{
    public static NationalAskId From(Guid value) => new(value);
}

/// <summary>
/// A contract as the national record has it, one row per contract. What is said of its project stands on each row of the project,
/// and is never to be added up over rows: see <see cref="NationalTotals"/>.
/// </summary>
internal sealed record NationalContract
{
    public AgencyId AgencyId { get; init; }
    public NationalContractId Id { get; init; }

    /// <summary>The asking that brought it.</summary>
    public NationalAskId AskId { get; init; }
    public FiscalYear Year { get; init; }

    /// <summary>Eleven digits: project_id.</summary>
    public string ProjectNumber { get; init; } = "";
    public string ProjectName { get; init; } = "";

    /// <summary>dept_sub_name.</summary>
    public string? DeptSubName { get; init; }
    public string? Method { get; init; }
    public DateOnly? AnnouncedOn { get; init; }

    /// <summary>project_money, of the project.</summary>
    public Money? Budget { get; init; }

    /// <summary>price_build (ราคากลาง), of the project.</summary>
    public Money? ReferencePrice { get; init; }
    public string? ProjectStatus { get; init; }
    public string? Winner { get; init; }

    /// <summary>As given: thirteen digits, or what stands there instead of a citizen's number.</summary>
    public string? WinnerTaxId { get; init; }
    public string? ContractNumber { get; init; }
    public DateOnly? ContractDay { get; init; }

    /// <summary>price_agree, of this contract.</summary>
    public Money? Agreed { get; init; }
    public string? ContractStatus { get; init; }
}

/// <summary>What a year of the record adds up to: agreed prices over contracts, budgets and reference prices over projects.</summary>
internal sealed record NationalTotals(int Projects, int Contracts, Money Agreed, Money Budget, Money ReferencePrice)
{
    public static NationalTotals Of(IReadOnlyList<NationalContract> contracts)
    {
        var projects = contracts.DistinctBy(c => c.ProjectNumber).ToList();

        return new(
            projects.Count,
            contracts.Count,
            Sum(contracts.Select(c => c.Agreed)),
            Sum(projects.Select(p => p.Budget)),
            Sum(projects.Select(p => p.ReferencePrice))
        );
    }

    private static Money Sum(IEnumerable<Money?> amounts) =>
        amounts.Aggregate(default(Money), (sum, amount) => sum + (amount ?? default));
}

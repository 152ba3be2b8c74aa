using Prongsai.Kernel;

namespace Prongsai.Procurement.Ocds.Writing;

/// <summary>
/// One release as we publish it: the fields of our mapping (31 rows, <c>ocds-mapping.csv</c> of the facts), the bids extension, and
/// <see cref="OcdsMonthlyReport"/>, no others. What is null or empty is not written: OCDS leaves absent fields out.
/// </summary>
/// <param name="Ocid">Registered prefix, hyphen, e-GP project number (11 digits); without one agency, fiscal year and serial.</param>
/// <param name="Id">Unique within the ocid.</param>
/// <param name="Date">When it was published.</param>
/// <param name="Tags">Of releaseTag.csv: "tender", "award", "contract" …</param>
internal sealed record OcdsRelease(string Ocid, string Id, DateTimeOffset Date, IReadOnlyList<string> Tags)
{
    /// <summary>Field <c>title</c> of the process_title extension: the work.</summary>
    public string? Title { get; init; }

    /// <summary>What the officer's forms say and OCDS has no field for.</summary>
    public OcdsMonthlyReport? MonthlyReport { get; init; }

    /// <summary>Every organisation named in the release, with all of its roles.</summary>
    public IReadOnlyList<OcdsParty> Parties { get; init; } = [];
    public OcdsPartyName? Buyer { get; init; }

    /// <summary>Fiscal year and source of the budget in words; <c>budget.source</c> is deprecated.</summary>
    public string? BudgetDescription { get; init; }

    /// <summary>วงเงินงบประมาณ.</summary>
    public Money? Budget { get; init; }

    /// <summary>Announcement P0, the plan.</summary>
    public IReadOnlyList<OcdsDocument> PlanDocuments { get; init; } = [];
    public OcdsTender? Tender { get; init; }
    public IReadOnlyList<OcdsBid> Bids { get; init; } = [];
    public IReadOnlyList<OcdsAward> Awards { get; init; } = [];
    public IReadOnlyList<OcdsContract> Contracts { get; init; } = [];
}

/// <summary>
/// A field of our own, <c>monthlyReport</c>, so that purchases come back as they were: in which month's report the purchase stands, and
/// what its officers marked as not applying. Readers who do not know it pass over it.
/// </summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Number">ลำดับที่ in the report.</param>
/// <param name="NotApplicable">Names of fields that were marked "-".</param>
/// <param name="IdentifiedByName">
/// "ID/1": the first organisation of the bid or award with that id. It has no tax id of its own in the record and is taken for the
/// one of the same name.
/// </param>
internal sealed record OcdsMonthlyReport(
    DateOnly Month,
    int Number,
    IReadOnlyList<string> NotApplicable,
    IReadOnlyList<string> IdentifiedByName
);

/// <summary>An organisation as it is referred to.</summary>
internal sealed record OcdsPartyName(string Id, string Name);

/// <param name="Id">TH-TIN-… for a company; a surrogate of our own for a natural person, never the citizen id.</param>
/// <param name="Roles">Of partyRole.csv: "buyer", "procuringEntity", "tenderer", "supplier".</param>
internal sealed record OcdsParty(string Id, string Name, IReadOnlyList<string> Roles)
{
    /// <summary>Thirteen digits, for companies and agencies only: written with scheme TH-TIN.</summary>
    public string? TaxId { get; init; }

    /// <summary>อำเภอ / เขต.</summary>
    public string? Locality { get; init; }

    /// <summary>จังหวัด.</summary>
    public string? Region { get; init; }
}

/// <param name="Id">The e-GP project number, where there is one.</param>
internal sealed record OcdsTender(string Id)
{
    public string? Title { get; init; }

    /// <summary>Of tenderStatus.csv.</summary>
    public string? Status { get; init; }
    public OcdsPartyName? ProcuringEntity { get; init; }

    /// <summary>ราคากลาง: OCDS calls it the estimated value of the procurement.</summary>
    public Money? ReferencePrice { get; init; }

    /// <summary>open ประกาศเชิญชวนทั่วไป, limited คัดเลือก, direct เฉพาะเจาะจง.</summary>
    public string? Method { get; init; }

    /// <summary>The method in the words of the law: "เฉพาะเจาะจง".</summary>
    public string? MethodDetails { get; init; }

    /// <summary>The legal ground: มาตรา 56 (1) or (2) and its letter.</summary>
    public string? MethodRationale { get; init; }

    /// <summary>goods ซื้อ, works ก่อสร้าง, services จ้าง.</summary>
    public string? MainCategory { get; init; }

    /// <summary>From the announcement to the end of the day offers are taken.</summary>
    public OcdsPeriod? TenderPeriod { get; init; }

    /// <summary>Null when the bidders are not known; the list of bids may be shorter.</summary>
    public int? NumberOfTenderers { get; init; }
    public IReadOnlyList<OcdsPartyName> Tenderers { get; init; } = [];
    public IReadOnlyList<OcdsDocument> Documents { get; init; } = [];
}

internal sealed record OcdsPeriod(DateTimeOffset? Start, DateTimeOffset? End);

/// <param name="Type">Of documentType.csv, or a code of our own where it has none.</param>
internal sealed record OcdsDocument(string Id, string Type, Uri Url)
{
    public string? Title { get; init; }
    public DateTimeOffset? DatePublished { get; init; }
}

/// <summary>One offer (bids extension 1.1.5).</summary>
/// <param name="Status">"valid" unless known to be disqualified.</param>
internal sealed record OcdsBid(string Id, string Status, OcdsPartyName Tenderer)
{
    public DateTimeOffset? Date { get; init; }
    public Money? Value { get; init; }
}

/// <param name="Status">"active"; "cancelled" after announcement W1.</param>
internal sealed record OcdsAward(string Id, string Status, IReadOnlyList<OcdsPartyName> Suppliers)
{
    public DateTimeOffset? Date { get; init; }

    /// <summary>เหตุผลที่คัดเลือกโดยสรุป: an award of OCDS 1.1.5 has no field for its reason.</summary>
    public string? Reason { get; init; }
    public Money? Value { get; init; }
    public IReadOnlyList<OcdsDocument> Documents { get; init; } = [];
}

/// <param name="Id">เลขที่สัญญา, or the e-GP control number (12 digits) where it is known.</param>
/// <param name="AwardId">Of the award it fulfils.</param>
internal sealed record OcdsContract(string Id, string AwardId)
{
    public string? Title { get; init; }

    /// <summary>pending ยังไม่ลงนาม, active อยู่ระหว่างระยะสัญญา, terminated สิ้นสุดสัญญา, cancelled ยกเลิก.</summary>
    public string? Status { get; init; }
    public DateTimeOffset? DateSigned { get; init; }
    public OcdsPeriod? Period { get; init; }
    public Money? Value { get; init; }
    public IReadOnlyList<OcdsDocument> Documents { get; init; } = [];
}

/// <summary>What stands around the releases of a package.</summary>
/// <param name="Uri">Where the package is published; unique in the world.</param>
/// <param name="Publisher">Who publishes it.</param>
internal sealed record OcdsPackage(Uri Uri, string Publisher, DateTimeOffset PublishedDate)
{
    public Uri? License { get; init; }
}

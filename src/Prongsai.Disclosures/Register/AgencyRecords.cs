using Prongsai.Agencies.Contracts;
using Prongsai.Disclosures.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Disclosures.Register;

/// <summary>The agency's own sections as a structure chart.</summary>
internal sealed class AgencyStructure(IAgencies agencies) : IDisclosedRecords
{
    public string Source => "agency-structure";

    public Bilingual Name =>
        new("โครงสร้างหน่วยงาน (จากทะเบียนส่วนงาน)", "Structure of the agency (from its sections)");

    public IReadOnlyList<string> Topics => ["structure"];

    public async Task<DisclosedTable?> TakeAsync(
        AgencyId agency,
        FiscalYear year,
        CancellationToken cancellation = default
    )
    {
        var whose = await agencies.ByIdAsync(agency, cancellation);
        var sections = (await agencies.SectionsAsync(agency, cancellation)).Where(s => !s.IsClosed).ToList();
        if (whose is null || sections.Count == 0)
            return null;

        var names = sections.ToDictionary(s => s.Id, s => s.Name.Th);
        return new DisclosedTable(
            $"โครงสร้าง{whose.Name.Th}",
            [new Column("ส่วนงาน"), new Column("อยู่ภายใต้")],
            [
                .. sections.Select(s =>
                    (IReadOnlyList<string>)
                        [
                            s.Name.Th,
                            s.ParentId is { } parent && names.TryGetValue(parent, out var above)
                                ? above
                                : whose.Name.Th,
                        ]
                ),
            ]
        );
    }
}

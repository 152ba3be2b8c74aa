using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Agencies.Register;
using Prongsai.Kernel;

namespace Prongsai.Agencies.Importing;

internal sealed class AgencyImport(ProngsaiDb db, TimeProvider clock) : IAgencyImport
{
    public async Task<AgenciesImported> ImportAsync(
        string fileName,
        byte[] content,
        AgencyId? under,
        bool staysWithin,
        string? profile,
        Actor by,
        CancellationToken cancellation = default
    )
    {
        var file = AgenciesFile.Read(fileName, content);
        if (file.Refusals.Count > 0)
            return Refused(file, file.Refusals);

        var known = await db.Agencies.ToListAsync(cancellation);
        var plan = new AgencyPlan(fileName, known, under, staysWithin, profile);
        plan.Make(file.Rows);
        if (plan.Refusals.Count > 0)
        {
            db.ChangeTracker.Clear();
            return Refused(file, plan.Refusals);
        }

        var now = clock.Now();
        var (registered, changed) = plan.Apply(db, now, by);
        if (registered + changed > 0)
        {
            var hash = FileHash.Of(content);
            db.Journal(
                under,
                now,
                by,
                "AgenciesImported",
                $"agencies:{hash.Hex[..16]}",
                new
                {
                    file = fileName,
                    hash = hash.Hex,
                    registered,
                    changed,
                }
            );
        }

        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException)
        {
            // Registered or changed by somebody else between our reading and our writing.
            db.ChangeTracker.Clear();
            return Refused(file, [ImportRefusals.Raced]);
        }

        return new AgenciesImported(registered, changed, file.Rows.Count - registered - changed, file.Notes, []);
    }

    private static AgenciesImported Refused(AgenciesFile file, IReadOnlyList<Refusal> why) =>
        new(0, 0, 0, file.Notes, why);
}

/// <summary>What a file of agencies would do to the register: looked through whole before anything is done.</summary>
internal sealed partial class AgencyPlan
{
    private const int MostRefusals = 50;

    private readonly string _file;
    private readonly AgencyId? _under;
    private readonly string? _profile;
    private readonly Dictionary<AgencyId, AgencyRecord> _byId;
    private readonly Dictionary<string, AgencyRecord> _bySlug;
    private readonly ILookup<string, AgencyRecord> _byCode;
    private readonly ILookup<string, AgencyRecord> _byName;
    private readonly HashSet<AgencyId> _ours;
    private readonly List<Planned> _planned = [];
    private readonly List<Refusal> _refusals = [];
    private int _refused;

    public AgencyPlan(
        string file,
        IReadOnlyCollection<AgencyRecord> known,
        AgencyId? under,
        bool staysWithin,
        string? profile
    )
    {
        (_file, _under, _profile) = (file, under, profile);
        _byId = known.ToDictionary(a => a.Id);
        _bySlug = known.ToDictionary(a => a.Slug);
        _ours = [.. known.Where(a => !staysWithin || under is null || IsWithin(a, under.Value)).Select(a => a.Id)];
        _byCode = known.Where(a => a.Code is not null && _ours.Contains(a.Id)).ToLookup(a => a.Code!);
        _byName = known.Where(a => _ours.Contains(a.Id)).ToLookup(a => ThaiText.NormaliseLine(a.NameTh));
    }

    public IReadOnlyList<Refusal> Refusals =>
        _refused > _refusals.Count
            ? [.. _refusals, ImportRefusals.AndMore(_file, _refused - _refusals.Count)]
            : _refusals;

    // A class, not a record: two rows are never the same row, and a row may (wrongly) name itself as its parent.
    private sealed class Planned
    {
        public required AgencyRow Row { get; init; }
        public required AgencyRecord? Known { get; init; }
        public required string Slug { get; init; }
        public required Bilingual Name { get; init; }
        public required string Profile { get; init; }
        public required Particulars Particulars { get; init; }

        /// <summary>Itself, once it is registered.</summary>
        public AgencyRecord? Record { get; set; }

        /// <summary>In this file; null when it stands in the register or nowhere.</summary>
        public Planned? ParentInFile { get; set; }

        public AgencyId? ParentId { get; set; }
    }

    public void Make(IReadOnlyList<AgencyRow> rows)
    {
        Dictionary<string, AgencyRow> slugs = [];
        Dictionary<string, AgencyRow> codes = [];
        foreach (var row in rows)
        {
            if (PlanOf(row) is not { } planned)
                continue;

            if (!slugs.TryAdd(planned.Slug, row))
                Refuse(
                    ImportRefusals.Twice(row.At(AgencyColumn.Slug), planned.Slug, slugs[planned.Slug].First.Row ?? 0)
                );
            else if (row[AgencyColumn.Code] is { } code && !codes.TryAdd(code, row))
                Refuse(ImportRefusals.Twice(row.At(AgencyColumn.Code), code, codes[code].First.Row ?? 0));
            _planned.Add(planned);
        }

        foreach (var planned in _planned)
            FindParent(planned);
        foreach (var planned in _planned.Where(StandsUnderItself))
            Refuse(Register.Refusals.UnderItself with { Where = planned.Row.At(AgencyColumn.Parent) });
    }

    /// <summary>Registers and changes; gives back how many of each.</summary>
    public (int Registered, int Changed) Apply(ProngsaiDb db, Now now, Actor by)
    {
        int registered = 0,
            changed = 0;
        foreach (var planned in _planned)
            planned.Record =
                planned.Known ?? AgencyRecord.Register(planned.Slug, planned.Name, new("", ""), planned.Profile);

        foreach (var planned in _planned)
        {
            var record = planned.Record!;
            var parent = planned.ParentInFile?.Record ?? (planned.ParentId is { } id ? _byId[id] : null);
            void Act()
            {
                // Offices word what is printed after their name in their own way; the tree says it only where they said nothing,
                // and where they move from one parent to another.
                var unsaid = record.ParentTh.Length == 0 || record.ParentId is { } was && was != parent?.Id;
                var words =
                    unsaid && parent is not null
                        ? new Bilingual(parent.NameTh, parent.NameEn)
                        : new Bilingual(record.ParentTh, record.ParentEn);
                record.Rename(planned.Name, words, planned.Profile);
                record.Describe(planned.Particulars);
                // Circles were looked for in the whole plan.
                record.PutUnder(parent?.Id, []);
            }

            if (planned.Known is null)
            {
                Act();
                db.RegisterAgency(record, now, by);
                registered++;
            }
            else if (db.ChangeAgency(record, now, by, "AgencyImported", Act))
            {
                changed++;
            }
        }

        return (registered, changed);
    }

    private Planned? PlanOf(AgencyRow row)
    {
        var before = _refused;
        var nameTh = row[AgencyColumn.NameTh];
        var known = Known(row, nameTh);
        if (known is not null && !_ours.Contains(known.Id))
        {
            Refuse(Register.Refusals.SlugTaken(known.Slug) with { Where = row.At(AgencyColumn.Slug) });
            return null;
        }

        nameTh ??= known?.NameTh;
        var nameEn = row[AgencyColumn.NameEn] ?? known?.NameEn;
        if (nameTh is null)
            Refuse(ImportRefusals.Missing(row.At(AgencyColumn.NameTh), new("ชื่อหน่วยงานภาษาไทย", "The name in Thai")));
        if (nameEn is null)
            Refuse(
                ImportRefusals.Missing(
                    row.At(AgencyColumn.NameEn),
                    new("ชื่อหน่วยงานภาษาอังกฤษ", "The name in English")
                )
            );
        var profile = ProfileOf(row, known);
        var kind = KindOf(row, known);
        var was = known?.Particulars ?? new Particulars();
        var particulars = new Particulars
        {
            Kind = kind,
            Code = row[AgencyColumn.Code] ?? was.Code,
            Province = row[AgencyColumn.Province] ?? was.Province,
            District = row[AgencyColumn.District] ?? was.District,
            AddressTh = row[AgencyColumn.AddressTh] ?? was.AddressTh,
            AddressEn = row[AgencyColumn.AddressEn] ?? was.AddressEn,
            Phone = row[AgencyColumn.Phone] ?? was.Phone,
            Email = row[AgencyColumn.Email] ?? was.Email,
            Website = row[AgencyColumn.Website] ?? was.Website,
            MapLink = row[AgencyColumn.MapLink] ?? was.MapLink,
        };
        foreach (var reason in particulars.WhyNot())
            Refuse(reason with { Where = row.At(ColumnOf(reason, particulars)) });
        if (_refused > before)
            return null;

        var slug = known?.Slug ?? row[AgencyColumn.Slug] ?? SlugOf(nameEn!);
        foreach (var reason in AgencyRecord.WhyNotRegister(slug, new(nameTh!, nameEn!), profile!))
            Refuse(reason with { Where = row.At(AgencyColumn.Slug) });

        return _refused > before
            ? null
            : new Planned
            {
                Row = row,
                Known = known,
                Slug = slug,
                Name = new(nameTh!, nameEn!),
                Profile = profile!,
                Particulars = particulars,
            };
    }

    // By address; else by code; else by name, as long as it is one agency that is meant.
    private AgencyRecord? Known(AgencyRow row, string? nameTh)
    {
        if (row[AgencyColumn.Slug] is { } slug)
            return _bySlug.GetValueOrDefault(slug);
        if (row[AgencyColumn.Code] is { } code && _byCode[code].ToList() is [var byCode])
            return byCode;
        if (row[AgencyColumn.Code] is null && nameTh is not null && _byName[nameTh].ToList() is [var byName])
            return byName;

        return row[AgencyColumn.NameEn] is { } nameEn ? _bySlug.GetValueOrDefault(SlugOf(nameEn)) : null;
    }

    private string? ProfileOf(AgencyRow row, AgencyRecord? known)
    {
        if (row[AgencyColumn.Profile] is not { } text)
        {
            if ((known?.Profile ?? _profile) is { } given)
                return given;

            Refuse(
                ImportRefusals.Missing(
                    row.At(AgencyColumn.Profile),
                    new("กลุ่มการประเมิน (profile)", "The ITA profile")
                )
            );
            return null;
        }

        var profile = Profiles.Known.FirstOrDefault(p =>
            string.Equals(p.Code, text, StringComparison.OrdinalIgnoreCase) || p.Words.Th == text || p.Words.En == text
        );
        if (profile.Code is null)
            Refuse(Register.Refusals.ProfileUnknown(text) with { Where = row.At(AgencyColumn.Profile) });
        return profile.Code;
    }

    private AgencyKind KindOf(AgencyRow row, AgencyRecord? known)
    {
        if (row[AgencyColumn.Kind] is not { } text)
            return known?.Kind ?? AgencyKind.Other;

        foreach (var kind in Enum.GetValues<AgencyKind>())
        {
            if (
                string.Equals(
                    kind.ToString(),
                    text.Replace(" ", "", StringComparison.Ordinal),
                    StringComparison.OrdinalIgnoreCase
                )
                || kind.Words().Th == text
                || string.Equals(kind.Words().En, text, StringComparison.OrdinalIgnoreCase)
            )
                return kind;
        }

        Refuse(ImportRefusals.KindUnknown(row.At(AgencyColumn.Kind), text));
        return AgencyKind.Other;
    }

    private void FindParent(Planned planned)
    {
        if (planned.Row[AgencyColumn.Parent] is not { } text)
        {
            planned.ParentId =
                planned.Known is { } known && (known.Id == _under || known.ParentId is not null)
                    ? known.ParentId
                    : _under;
            return;
        }

        var inFile = _planned
            .Where(p => p.Slug == text || p.Row[AgencyColumn.Code] == text || p.Name.Th == text || p.Name.En == text)
            .ToList();
        if (inFile is [var one])
        {
            planned.ParentInFile = one;
            return;
        }

        var registered = _byCode[text].Concat(_byName[text]);
        if (_bySlug.GetValueOrDefault(text) is { } bySlug && _ours.Contains(bySlug.Id))
            registered = registered.Append(bySlug);
        var found = inFile.Count > 1 ? [] : registered.Distinct().ToList();
        if (found is [var parent])
            planned.ParentId = parent.Id;
        else
            Refuse(
                inFile.Count > 1 || found.Count > 1
                    ? ImportRefusals.ParentAmbiguous(planned.Row.At(AgencyColumn.Parent), text)
                    : ImportRefusals.ParentUnknown(planned.Row.At(AgencyColumn.Parent), text)
            );
    }

    private bool StandsUnderItself(Planned planned)
    {
        var ofRecord = _planned.Where(p => p.Known is not null).ToDictionary(p => p.Known!.Id);
        HashSet<Planned> seen = [planned];
        for (var (next, id) = (planned.ParentInFile, planned.ParentId); ; )
        {
            // Through the register, until something that this file moves.
            while (next is null && id is { } registered)
            {
                if (ofRecord.TryGetValue(registered, out next))
                    break;
                id = _byId[registered].ParentId;
            }

            if (next is null)
                return false;
            if (next == planned)
                return true;
            if (!seen.Add(next))
                return false;

            var passed = next;
            (next, id) = (passed.ParentInFile, passed.ParentId);
        }
    }

    private bool IsWithin(AgencyRecord agency, AgencyId top)
    {
        var steps = 0;
        for (var next = agency; next is not null && steps < 20; steps++)
        {
            if (next.Id == top)
                return true;
            next = next.ParentId is { } parent ? _byId.GetValueOrDefault(parent) : null;
        }

        return false;
    }

    private static AgencyColumn ColumnOf(Refusal reason, Particulars particulars) =>
        reason.Code switch
        {
            "agency-phone-shape" => AgencyColumn.Phone,
            "agency-email-shape" => AgencyColumn.Email,
            "agency-link-shape"
                when particulars.Website is { } site
                    && reason.Words.Th.Contains($"“{site}”", StringComparison.Ordinal) => AgencyColumn.Website,
            "agency-link-shape" => AgencyColumn.MapLink,
            _ => AgencyColumn.AddressTh,
        };

    // Khlong Sam Wa District Office → khlong-sam-wa.
    private static string SlugOf(string nameEn)
    {
        var plain = NotInAnAddress().Replace(nameEn.ToLowerInvariant(), "-").Trim('-');
        var shorter = plain.EndsWith("-district-office", StringComparison.Ordinal) ? plain[..^16] : plain;

        return shorter.Length > 60 ? shorter[..60].Trim('-') : shorter;
    }

    private void Refuse(Refusal reason)
    {
        _refused++;
        if (_refusals.Count < MostRefusals)
            _refusals.Add(reason);
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotInAnAddress();
}

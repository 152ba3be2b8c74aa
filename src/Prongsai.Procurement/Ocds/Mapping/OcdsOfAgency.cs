using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Procurement.Contracts;
using Prongsai.Procurement.Importing;
using Prongsai.Procurement.Ocds.Writing;
using Prongsai.Procurement.Register;

namespace Prongsai.Procurement.Ocds.Mapping;

/// <summary>The register of an agency as OCDS, out and in again, one purchase at a time.</summary>
internal sealed class OcdsOfAgency(
    ProngsaiDb db,
    IAgencies agencies,
    PurchaseImports imports,
    KeptFiles files,
    OcdsSettings settings,
    TimeProvider clock
) : IOcdsOfAgency
{
    public async Task<(int Releases, IReadOnlyList<Refusal> WhyNot)> ExportAsync(
        Func<Stream> output,
        AgencyId agency,
        FiscalYear year,
        OcdsExportOptions options,
        CancellationToken cancellation = default
    )
    {
        var (prefix, whyNot) = options.Sample ? (OcidPrefix.OfSamples, null) : settings.Registered;
        if (prefix is null)
            return (0, [whyNot!]);

        var whose = await agencies.ByIdAsync(agency, cancellation) ?? throw new MissingException("agency");
        var (first, last) = (year.FirstDay, year.LastDay);
        var purchases = db.Standing(agency).Where(p => p.Month >= first && p.Month <= last);
        var count = await purchases.CountAsync(cancellation);
        if (count == 0)
            return (0, [MappingRefusals.NothingToExport(year)]);

        await using var stream = output();
        Write(
            stream,
            settings.Package(whose, year.ToString(), prefix, clock.Now()),
            purchases
                .OrderBy(p => p.Month)
                .ThenBy(p => p.Number)
                .ThenBy(p => p.VersionId)
                .AsEnumerable()
                .Select(p => PurchaseRelease.Of(p, whose, prefix)),
            options.Lines
        );
        return (count, []);
    }

    /// <summary>Writes releases as they come, so there may be any number.</summary>
    public static void Write(Stream output, OcdsPackage package, IEnumerable<OcdsRelease> releases, bool lines)
    {
        if (lines)
            OcdsWriter.WriteLines(output, releases);
        else
            OcdsWriter.WritePackage(output, package, releases);
    }

    public async Task<PurchasesImported> ImportAsync(
        AgencyId agency,
        string fileName,
        Func<Stream> open,
        FiscalYear? year,
        PurchaseImportOptions options,
        Actor by,
        IProgress<int>? progress = null,
        CancellationToken cancellation = default
    )
    {
        var processes = new ProcessesInFile(fileName, open);
        var (chosen, whyNot) = YearOf(processes, year);
        if (whyNot.Count > 0)
            return ImportFromTheCommandLine.Refused(whyNot);

        Importing.Reading ReadAll(HowToRead how, Action<ReadPurchase> each) => OcdsPurchases.Read(processes, how, each);

        // A try keeps not even the file.
        var hash = default(FileHash);
        if (!options.DryRun)
        {
            var (kept, refused) = await KeepFileAsync(agency, fileName, open, by, cancellation);
            if (kept is null)
                return ImportFromTheCommandLine.Refused([refused!]);
            hash = kept.Value;
        }

        var import = PurchaseImport.Of(agency, chosen, null, fileName, hash, clock.Now(), by);
        if (options.AlikeAreTheSame is { } same)
            import.Decide(
                ImportFromTheCommandLine.Decided(await imports.LookAsync(import, ReadAll, cancellation), same)
            );
        if (options.DryRun)
        {
            var looked = await imports.LookAsync(import, ReadAll, cancellation);
            return ImportFromTheCommandLine.Told(looked, looked.WhyNotTake(options.AcceptRepairs));
        }

        db.PurchaseImports.Add(import);
        await db.SaveChangesAsync(cancellation);
        var (run, reasons) = await imports.KeepAsync(
            import,
            ReadAll,
            options.AcceptRepairs,
            by,
            progress,
            cancellation
        );
        if (reasons.Count > 0)
        {
            // Nobody comes back to look at it.
            db.ChangeTracker.Clear();
            db.PurchaseImports.Remove(import);
            await db.SaveChangesAsync(cancellation);
        }

        return ImportFromTheCommandLine.Told(run, reasons);
    }

    private (FiscalYear Year, IReadOnlyList<Refusal> WhyNot) YearOf(ProcessesInFile processes, FiscalYear? year)
    {
        if (year is { } chosen)
            return (chosen, []);

        try
        {
            var years = OcdsPurchases.YearsOf(processes);
            return years.Count > 1
                ? (default, [MappingRefusals.SeveralYears(processes.FileName, years)])
                // Where it has none, the reading itself says why.
                : (years.Count == 1 ? years.Keys.First() : FiscalYear.Of(clock.Now().Today), []);
        }
        catch (RefusedException unreadable)
        {
            return (default, unreadable.Reasons);
        }
    }

    // What is too large to be held is not kept; what came is, with the hash by which it can be told again.
    private async Task<(FileHash? Kept, Refusal? WhyNot)> KeepFileAsync(
        AgencyId agency,
        string fileName,
        Func<Stream> open,
        Actor by,
        CancellationToken cancellation
    )
    {
        await using var data = open();
        if (data.Length <= PurchasesFile.MostBytes)
        {
            var content = new byte[data.Length];
            await data.ReadExactlyAsync(content, cancellation);
            return await files.TakeAsync(agency, by, fileName, content, cancellation);
        }

        var hash = await FileHash.OfAsync(data, cancellation);
        var statement = string.Create(
            CultureInfo.InvariantCulture,
            $"""
            {fileName}
            {data.Length} bytes
            SHA-256 {hash}

            ไฟล์ต้นฉบับใหญ่เกิน {new FileSize(PurchasesFile.MostBytes)} จึงไม่ได้เก็บไว้ในระบบ
            The file itself is larger than {new FileSize(PurchasesFile.MostBytes)} and was not kept.

            """
        );
        return (
            await files.KeepAsync(agency, by, $"{fileName}.txt", Encoding.UTF8.GetBytes(statement), cancellation),
            null
        );
    }
}

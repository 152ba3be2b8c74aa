using System.Globalization;
using System.Text;
using System.Text.Json;
using CsvHelper;
using CsvHelper.Configuration;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Prongsai.Kernel;

namespace Prongsai.Web.Journal;

/// <summary>Every line that fits a search, as CSV for Excel or as JSON, one object a line. That it was exported is journalled.</summary>
[Reads(Duty.Auditor, Duty.AgencyAdministrator, Duty.SystemAdministrator)]
internal sealed class ExportModel(ProngsaiDb db, JournalReading reading, TimeProvider clock) : PageModel
{
    private static readonly CsvConfiguration Csv = new(CultureInfo.InvariantCulture)
    {
        // A name that begins with “=” is a formula to Excel; it gets an apostrophe before it and stays a name.
        InjectionOptions = InjectionOptions.Escape,
        NewLine = "\r\n",
    };

    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All),
    };

    public async Task<IActionResult> OnGetAsync(string format, AskedSearch asked, CancellationToken cancellation)
    {
        List<Refusal> reasons = [];
        var search = asked.Read(User, reasons);
        reasons.ThrowIfAny();
        var now = clock.Now();

        Response.ContentType = format == "csv" ? "text/csv; charset=utf-8" : "application/x-ndjson; charset=utf-8";
        var day = now.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        Response.Headers.ContentDisposition =
            $"attachment; filename=\"journal-{day}.{(format == "csv" ? "csv" : "jsonl")}\"";
        var lines = db.Journal(search).AsAsyncEnumerable();
        var count =
            format == "csv" ? await WriteCsvAsync(lines, cancellation) : await WriteJsonAsync(lines, cancellation);

        db.Journal(
            search.Agency,
            now,
            User.Actor(),
            "JournalExported",
            "journal:all",
            new
            {
                format,
                lines = count,
                search = asked.AddressOf(""),
            }
        );
        await db.SaveChangesAsync(cancellation);
        return new EmptyResult();
    }

    private async Task<int> WriteCsvAsync(IAsyncEnumerable<JournalEntry> lines, CancellationToken cancellation)
    {
        // The mark at the start tells Excel that it is UTF-8.
        await using var text = new StreamWriter(Response.Body, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        await using var csv = new CsvWriter(text, Csv, leaveOpen: true);
        foreach (var heading in (string[])["at", "by", "what", "what_th", "record", "why", "facts"])
            csv.WriteField(heading);
        await csv.NextRecordAsync();
        var count = 0;
        await foreach (var line in lines.WithCancellation(cancellation))
        {
            count++;
            csv.WriteField(line.At.ToString("O", CultureInfo.InvariantCulture));
            csv.WriteField(line.ByName);
            csv.WriteField(line.What);
            csv.WriteField(reading.Say(line.What).Th);
            csv.WriteField(line.Record);
            csv.WriteField(line.Why);
            csv.WriteField(line.Facts);
            await csv.NextRecordAsync();
        }

        return count;
    }

    private async Task<int> WriteJsonAsync(IAsyncEnumerable<JournalEntry> lines, CancellationToken cancellation)
    {
        var count = 0;
        await foreach (var line in lines.WithCancellation(cancellation))
        {
            count++;
            await JsonSerializer.SerializeAsync(
                Response.Body,
                new
                {
                    id = line.Id.Value,
                    at = line.At,
                    byId = line.ById,
                    by = line.ByName,
                    what = line.What,
                    record = line.Record,
                    why = line.Why,
                    facts = JsonSerializer.Deserialize<JsonElement>(line.Facts),
                },
                Readable,
                cancellation
            );
            await Response.Body.WriteAsync("\n"u8.ToArray(), cancellation);
        }

        return count;
    }
}

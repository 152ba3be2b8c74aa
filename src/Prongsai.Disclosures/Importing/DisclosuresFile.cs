using Prongsai.Disclosures.Register;
using Prongsai.Kernel;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Prongsai.Disclosures.Importing;

/// <summary>A file of disclosures, as written: keys in snake_case, files named beside it.</summary>
internal sealed record DisclosuresFile
{
    public int Format { get; init; }
    public string Year { get; init; } = "";
    public List<ItemInFile> Items { get; init; } = [];

    /// <summary>Reads the file, or says in which line it is no such file.</summary>
    public static (DisclosuresFile? File, Refusal? WhyNot) Read(string path, string text)
    {
        try
        {
            var file = new DeserializerBuilder()
                .WithNamingConvention(UnderscoredNamingConvention.Instance)
                .Build()
                .Deserialize<DisclosuresFile?>(text);

            return file is not { Format: 1 } ? (null, Refusals.NotOurs(path, file?.Format))
                : !FiscalYear.TryParse(file.Year, out _) ? (null, Refusals.NoYear(path, file.Year))
                : (file, null);
        }
        catch (YamlException mistake)
        {
            return (
                null,
                Refusals.Broken(path, (int)mistake.Start.Line, mistake.InnerException?.Message ?? mistake.Message)
            );
        }
    }
}

internal sealed record ItemInFile
{
    public string Code { get; init; } = "";
    public PublishedInFile? Published { get; init; }
    public List<BlockInFile> Blocks { get; init; } = [];
}

/// <summary>It was published before, elsewhere or in a sample: by whom, when, and why although something was missing.</summary>
internal sealed record PublishedInFile
{
    public string On { get; init; } = "";
    public string PreparedBy { get; init; } = "";
    public string PublishedBy { get; init; } = "";
    public string? Because { get; init; }
    public string? WhatChanged { get; init; }
}

/// <summary>Which kind it is, its first filled key says.</summary>
internal sealed record BlockInFile
{
    public string? Heading { get; init; }
    public string? Text { get; init; }

    /// <summary>A CSV or XLSX file.</summary>
    public string? Table { get; init; }

    public string? Key { get; init; }
    public string? File { get; init; }
    public string? Caption { get; init; }
    public string? Link { get; init; }
    public string? None { get; init; }
    public string? Month { get; init; }
}

internal static class Refusals
{
    public static Refusal Broken(string path, int line, string why) =>
        new(
            "disclosures-file",
            $"อ่านไฟล์ไม่ได้ ต้องมี format, year และ items ({why})",
            $"Not a file of disclosures: format, year and items are expected ({why}).",
            new Place(Path.GetFileName(path), Row: line)
        );

    public static Refusal NotOurs(string path, int? format) =>
        new(
            "disclosures-format",
            $"format เป็น {Days.Plain(format ?? 0)} โปรแกรมนี้อ่านได้เฉพาะ 1",
            $"format is {Days.Plain(format ?? 0)}; this program reads 1 only.",
            new Place(Path.GetFileName(path))
        );

    public static Refusal NoYear(string path, string year) =>
        new(
            "disclosures-year",
            $"year “{year}” ไม่ใช่ปีงบประมาณ พ.ศ.",
            $"year “{year}” is no Buddhist-era fiscal year.",
            new Place(Path.GetFileName(path))
        );

    public static Refusal NoSuchItem(string path, string code, FiscalYear year) =>
        new(
            "disclosures-item",
            $"กรอบการประเมินปี {year} ไม่มีข้อ “{code}”",
            $"The framework of {year} has no item “{code}”.",
            new Place(Path.GetFileName(path))
        );

    public static Refusal NoSuchFile(string path, string name) =>
        new(
            "disclosures-file-missing",
            $"ไม่พบไฟล์ “{name}” ต้องอยู่ในโฟลเดอร์เดียวกันหรือโฟลเดอร์ย่อย",
            $"There is no file “{name}”; it must lie in the same folder or below.",
            new Place(Path.GetFileName(path))
        );

    public static Refusal NoBlock(string path, string code) =>
        new(
            "disclosures-block",
            $"{code}: มีส่วนเนื้อหาที่ไม่ระบุ text, table, file, link หรือ none",
            $"{code}: a block names none of text, table, file, link and none.",
            new Place(Path.GetFileName(path))
        );

    public static Refusal BadPublication(string path, string code) =>
        new(
            "disclosures-published",
            $"{code}: published ต้องมี on, prepared_by และ published_by และผู้เผยแพร่ต้องเป็นคนละคนกับผู้จัดทำ",
            $"{code}: published needs on, prepared_by and published_by, and the publisher must be somebody else than the preparer.",
            new Place(Path.GetFileName(path))
        );

    public static Refusal InReview(string code) =>
        new(
            "disclosures-in-review",
            $"{code}: อยู่ระหว่างตรวจหรือตั้งเวลาเผยแพร่ จึงนำเข้าทับไม่ได้",
            $"{code}: it is with the reviewer or scheduled, and cannot be written over."
        );
}

using System.Text;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;
using Prongsai.Measures.Activities;
using Prongsai.Measures.Contracts;
using Prongsai.Measures.Improvements;
using Prongsai.Measures.Outcomes;
using Prongsai.Measures.Proof;
using YamlDotNet.RepresentationModel;

namespace Prongsai.Measures.Importing;

/// <summary>What a measures file says, checked: nothing in it will be refused later.</summary>
internal sealed record MeasuresFile(FiscalYear Programme, FiscalYear Assessed, IReadOnlyList<MeasuresFile.Row> Rows)
{
    internal sealed record Row(
        FrozenItem Item,
        string MustImprove,
        IReadOnlyList<Act> Measures,
        IReadOnlyList<Done> Outcomes
    );

    internal sealed record Act(
        string Text,
        string? Section,
        string? Person,
        MeasurePeriod Period,
        string? Success,
        Func<string, bool> MadeUp
    );

    internal sealed record Done(string Text, DateOnly? On, bool DayMadeUp, IReadOnlyList<Proof> Evidence);

    /// <summary>A file that may be kept, or a link.</summary>
    internal sealed record Proof(SafeFile? File, Proven? Link, string? Caption, DateOnly? EffectiveOn, bool MadeUp);

    /// <summary>Reads the file; null when there is any mistake, and then every mistake is said.</summary>
    public static async Task<MeasuresFile?> ReadAsync(
        string path,
        Func<FiscalYear, Task<YearResult?>> resultOf,
        Now now,
        List<Refusal> mistakes,
        CancellationToken cancellation
    )
    {
        if (!System.IO.File.Exists(path))
        {
            mistakes.Add(ImportRefusals.NoSuchFile(path));
            return null;
        }

        var text = await System.IO.File.ReadAllTextAsync(path, Encoding.UTF8, cancellation);
        var yaml = new YamlReading(Path.GetFileName(path));
        var file = yaml.Top(new StringReader(text)) is { } top
            ? await new Reader(yaml, path, now).ReadAsync(top, resultOf)
            : null;
        mistakes.AddRange(yaml.Mistakes);

        return yaml.Mistakes.Count == 0 ? file : null;
    }

    private sealed class Reader(YamlReading yaml, string path, Now now)
    {
        private readonly string _folder = Path.GetFullPath(Path.GetDirectoryName(Path.GetFullPath(path))!);
        private readonly HashSet<string> _codes = new(StringComparer.OrdinalIgnoreCase);

        public async Task<MeasuresFile?> ReadAsync(YamlMappingNode top, Func<FiscalYear, Task<YearResult?>> resultOf)
        {
            yaml.OnlyKeys(top, "format", "programme", "assessed", "rows");
            if (yaml.Text(top, "format") is { } format && format != "1")
                yaml.Mistakes.Add(
                    ImportRefusals.FormatExpected(yaml.At(YamlReading.Under(top, "format")!, "format"), format)
                );
            var programme = yaml.Year(top, "programme");
            var assessed = yaml.Year(top, "assessed");
            if (YamlReading.Under(top, "rows") is null)
                yaml.Mistakes.Add(ImportRefusals.NotAMeasuresFile(yaml.At(top)));
            if (programme is null || assessed is null)
                return null;

            var result = await resultOf(assessed.Value);
            List<Row> rows = [];
            foreach (var row in yaml.Each(top, "rows"))
                if (RowOf(row, result, assessed.Value) is { } read)
                    rows.Add(read);

            return new MeasuresFile(programme.Value, assessed.Value, rows);
        }

        private Row? RowOf(YamlMappingNode row, YearResult? result, FiscalYear assessed)
        {
            yaml.OnlyKeys(row, "item", "title", "score", "must_improve", "measures", "outcomes");
            var item = ItemOf(row, result, assessed);
            var mustImprove = yaml.Text(row, "must_improve");
            yaml.Refuse(row, Improvement.WhyNotPlan(mustImprove), "must_improve");
            List<Act> measures = [.. yaml.Each(row, "measures").Select(ActOf)];
            List<Done> outcomes = [.. yaml.Each(row, "outcomes").Select(DoneOf)];

            return item is null || mustImprove is null ? null : new Row(item, mustImprove, measures, outcomes);
        }

        private FrozenItem? ItemOf(YamlMappingNode row, YearResult? result, FiscalYear assessed)
        {
            if (yaml.Text(row, "item") is not { } code)
            {
                yaml.Mistakes.Add(ImportRefusals.ItemMissing(yaml.At(row)));
                return null;
            }

            code = code.Trim().ToUpperInvariant();
            if (!_codes.Add(code))
                yaml.Mistakes.Add(ImportRefusals.ItemTwice(yaml.At(row, "item"), code));

            var item = result is null ? null : FrozenItem.Of(result, code);
            if (item is null)
                yaml.Refuse(
                    row,
                    [result is null ? Refusals.NoResult(assessed) : Refusals.NoSuchItem(code, assessed)],
                    "item"
                );

            // A score in the file is there for its readers; it must not say something else than the result.
            if (yaml.Score(row, "score") is { } said && item?.Item.Score is { } imported && said != imported)
                yaml.Mistakes.Add(
                    ImportRefusals.ScoreDiffers(
                        yaml.At(YamlReading.Under(row, "score")!, "score"),
                        code,
                        said,
                        imported,
                        assessed
                    )
                );

            return item;
        }

        private Act ActOf(YamlMappingNode measure)
        {
            yaml.OnlyKeys(measure, "text", "section", "person", "period", "success", "made_up");
            var text = yaml.Text(measure, "text");
            var (section, person, success) = (
                yaml.Text(measure, "section"),
                yaml.Text(measure, "person"),
                yaml.Text(measure, "success")
            );
            var period = PeriodOf(measure);
            yaml.Refuse(measure, Measure.WhyNotWord(text), "text");
            yaml.Refuse(measure, Measure.WhyNotOwner(section, person), "section");
            yaml.Refuse(measure, Measure.WhyNotPeriod(period), "period");
            yaml.Refuse(measure, Measure.WhyNotSuccess(success), "success");

            return new Act(
                text ?? "",
                section,
                person,
                period,
                success,
                yaml.MadeUp(measure, "section", "person", "period", "success")
            );
        }

        private MeasurePeriod PeriodOf(YamlMappingNode measure)
        {
            if (yaml.Map(measure, "period") is not { } period)
                return new MeasurePeriod(null, null, false);
            yaml.OnlyKeys(period, "from", "to", "every_month");

            return new MeasurePeriod(
                yaml.Day(period, "from"),
                yaml.Day(period, "to"),
                yaml.Bool(period, "every_month")
            );
        }

        private Done DoneOf(YamlMappingNode outcome)
        {
            yaml.OnlyKeys(outcome, "text", "on", "made_up", "evidence");
            var (text, on) = (yaml.Text(outcome, "text"), yaml.Day(outcome, "on"));
            yaml.Refuse(outcome, Outcome.WhyNotWord(text, on, now), text is null ? "text" : "on");
            var madeUp = yaml.MadeUp(outcome, "on")("on");
            List<Proof> evidence = [.. yaml.Each(outcome, "evidence").Select(ProofOf).OfType<Proof>()];

            return new Done(text ?? "", on, madeUp, evidence);
        }

        private Proof? ProofOf(YamlMappingNode evidence)
        {
            yaml.OnlyKeys(evidence, "kind", "path", "url", "caption", "effective_on", "made_up");
            var (kind, path, url) = (
                yaml.Text(evidence, "kind"),
                yaml.Text(evidence, "path"),
                yaml.Text(evidence, "url")
            );
            var (caption, day) = (yaml.Text(evidence, "caption"), yaml.Day(evidence, "effective_on"));
            var madeUp = yaml.Bool(evidence, "made_up");
            yaml.Refuse(evidence, Evidence.WhyNotDescribe(caption, day, now), "caption");
            switch (kind)
            {
                case "link" when url is not null && path is null:
                    if (Proven.TryLink(url, out var address))
                        return new Proof(null, address, caption, day, madeUp);
                    yaml.Refuse(YamlReading.Under(evidence, "url")!, [Refusals.LinkShape], "url");
                    return null;
                case "photo" or "file" when path is not null && url is null:
                    return FileOf(evidence, path, kind == "photo" ? FileKind.Pictures : FileKind.Evidence) is { } safe
                        ? new Proof(safe, null, caption, day, madeUp)
                        : null;
                default:
                    yaml.Mistakes.Add(ImportRefusals.EvidenceShape(yaml.At(evidence)));
                    return null;
            }
        }

        private SafeFile? FileOf(YamlMappingNode evidence, string relative, IReadOnlyList<FileKind> allowed)
        {
            var where = YamlReading.Under(evidence, "path")!;
            var full = Path.GetFullPath(Path.Combine(_folder, relative));
            if (!full.StartsWith(_folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                yaml.Mistakes.Add(ImportRefusals.OutsideFolder(yaml.At(where, "path"), relative));
                return null;
            }

            if (!System.IO.File.Exists(full))
            {
                yaml.Mistakes.Add(ImportRefusals.NoSuchPicture(yaml.At(where, "path"), relative));
                return null;
            }

            var whyNot = FileLimits.WhyTooLarge(full, new FileInfo(full).Length);
            if (
                whyNot is null
                && SafeFile.TryRead(full, System.IO.File.ReadAllBytes(full), allowed, out var safe, out whyNot)
            )
                return safe;

            yaml.Refuse(where, [whyNot!], "path");
            return null;
        }
    }
}

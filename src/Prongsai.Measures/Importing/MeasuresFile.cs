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
    internal sealed record Row(FrozenItem Item, string MustImprove, IReadOnlyList<Act> Measures, IReadOnlyList<Done> Outcomes);

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
        var file = yaml.Top(new StringReader(text)) is { } top ? await new Reader(yaml, path, now).ReadAsync(top, resultOf) : null;
        mistakes.AddRange(yaml.Mistakes);

        return yaml.Mistakes.Count == 0 ? file : null;
    }

    private sealed class Reader(YamlReading yaml, string path, Now now)
    {
        private readonly string _folder = Path.GetFullPath(Path.GetDirectoryName(Path.GetFullPath(path))!);
        private readonly HashSet<string> _codes = new(StringComparer.OrdinalIgnoreCase);

        public async Task<MeasuresFile?> ReadAsync(YamlMappingNode top, Func<FiscalYear, Task<YearResult?>> resultOf)
        {
            yaml.OnlyKeys(top, "programme", "assessed", "rows");
            var programme = yaml.Year(top, "programme");
            var assessed = yaml.Year(top, "assessed");
            if (YamlReading.Under(top, "rows") is null) yaml.Mistakes.Add(ImportRefusals.NotAMeasuresFile(yaml.At(top)));
            if (programme is null || assessed is null) return null;

            var result = await resultOf(assessed.Value);
            List<Row> rows = [];
            foreach (var row in yaml.Each(top, "rows"))
                if (RowOf(row, result, assessed.Value) is { } read)
                    rows.Add(read);

            return new MeasuresFile(programme.Value, assessed.Value, rows);
        }

        private Row? RowOf(YamlMappingNode row, YearResult? result, FiscalYear assessed)
        {
            yaml.OnlyKeys(
                row,
                "item", "title", "title_confidence", "score", "score_confidence", "instrument", "indicator", "must_improve", "measures", "outcomes"
            );
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
            if (!_codes.Add(code)) yaml.Mistakes.Add(ImportRefusals.ItemTwice(yaml.At(row, "item"), code));

            var model = result is null ? null : FrozenItem.Of(result, code);
            var (title, score) = (yaml.Text(row, "title"), yaml.Score(row, "score"));
            var titleSure = yaml.Confidence(row, "title_confidence") ?? Confidence.Copy;
            var scoreSure = yaml.Confidence(row, "score_confidence") ?? Confidence.Copy;
            var (instrument, indicator) = (HeadingOf(row, "instrument"), HeadingOf(row, "indicator"));

            if (model is not null)
            {
                if (score is { } said && model.Item.Score is { } imported && said != imported)
                    yaml.Mistakes.Add(
                        ImportRefusals.ScoreDiffers(yaml.At(YamlReading.Under(row, "score")!, "score"), code, said, imported.ToString(), assessed)
                    );

                return model with
                {
                    Item = model.Item with
                    {
                        Title = title ?? model.Item.Title,
                        TitleConfidence = title is null ? model.Item.TitleConfidence : titleSure,
                        Score = model.Item.Score ?? score,
                        ScoreConfidence = model.Item.Score is null && score is not null ? scoreSure : model.Item.ScoreConfidence,
                    },
                    Instrument = instrument ?? model.Instrument,
                    Indicator = indicator ?? model.Indicator,
                };
            }

            // Without the year's result the file must say everything itself.
            if (title is null || instrument is null || indicator is null)
            {
                yaml.Refuse(row, [result is null ? Refusals.NoResult(assessed) : Refusals.NoSuchItem(code, assessed)], "item");
                return null;
            }

            return new FrozenItem(
                new(code, title, titleSure, score, score is null ? Confidence.Unknown : scoreSure),
                instrument,
                indicator,
                _codes.Count
            );
        }

        private AssessedHeading? HeadingOf(YamlMappingNode row, string key)
        {
            if (yaml.Map(row, key) is not { } heading) return null;
            yaml.OnlyKeys(heading, "code", "title", "title_en");
            var (code, th) = (yaml.Text(heading, "code"), yaml.Text(heading, "title"));
            if (code is null || th is null)
            {
                yaml.Mistakes.Add(ImportRefusals.UnknownKey(yaml.At(heading, key), key, ["code", "title", "title_en"]));
                return null;
            }

            return new AssessedHeading(code.Trim().ToUpperInvariant(), new(th, yaml.Text(heading, "title_en") ?? th));
        }

        private Act ActOf(YamlMappingNode measure)
        {
            yaml.OnlyKeys(measure, "text", "section", "person", "starts_on", "ends_on", "every_month", "success", "made_up");
            var text = yaml.Text(measure, "text");
            var (section, person, success) = (yaml.Text(measure, "section"), yaml.Text(measure, "person"), yaml.Text(measure, "success"));
            var period = new MeasurePeriod(yaml.Day(measure, "starts_on"), yaml.Day(measure, "ends_on"), yaml.Bool(measure, "every_month"));
            yaml.Refuse(measure, Measure.WhyNotWord(text), "text");
            yaml.Refuse(measure, Measure.WhyNotOwner(section, person), "section");
            yaml.Refuse(measure, Measure.WhyNotPeriod(period), "ends_on");
            yaml.Refuse(measure, Measure.WhyNotSuccess(success), "success");

            return new Act(text ?? "", section, person, period, success, yaml.MadeUp(measure, "owner", "period", "success"));
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
            yaml.OnlyKeys(evidence, "photo", "file", "link", "caption", "effective_on", "made_up");
            var (photo, file, link) = (yaml.Text(evidence, "photo"), yaml.Text(evidence, "file"), yaml.Text(evidence, "link"));
            var (caption, day) = (yaml.Text(evidence, "caption"), yaml.Day(evidence, "effective_on"));
            var madeUp = yaml.Bool(evidence, "made_up");
            yaml.Refuse(evidence, Evidence.WhyNotDescribe(caption, day, now), "caption");
            if (new[] { photo, file, link }.Count(given => given is not null) != 1)
            {
                yaml.Mistakes.Add(ImportRefusals.OneOfThree(yaml.At(evidence)));
                return null;
            }

            if (link is not null)
            {
                if (Proven.TryLink(link, out var address)) return new Proof(null, address, caption, day, madeUp);
                yaml.Refuse(evidence, [Refusals.LinkShape], "link");
                return null;
            }

            return FileOf(evidence, photo ?? file!, photo is null ? "file" : "photo") is { } safe
                ? new Proof(safe, null, caption, day, madeUp)
                : null;
        }

        private SafeFile? FileOf(YamlMappingNode evidence, string relative, string key)
        {
            var full = Path.GetFullPath(Path.Combine(_folder, relative));
            if (!full.StartsWith(_folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                yaml.Mistakes.Add(ImportRefusals.OutsideFolder(yaml.At(evidence, key), relative));
                return null;
            }

            if (!System.IO.File.Exists(full))
            {
                yaml.Mistakes.Add(ImportRefusals.NoSuchPicture(yaml.At(evidence, key), relative));
                return null;
            }

            if (SafeFile.WhyTooLarge(full, new FileInfo(full).Length) is { } tooLarge)
            {
                yaml.Refuse(evidence, [tooLarge], key);
                return null;
            }

            var allowed = key == "photo" ? FileKind.Pictures : FileKind.Evidence;
            if (SafeFile.TryRead(full, System.IO.File.ReadAllBytes(full), allowed, out var safe, out var whyNot)) return safe;

            yaml.Refuse(evidence, [whyNot], key);
            return null;
        }
    }
}

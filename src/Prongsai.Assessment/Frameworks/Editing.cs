using System.Globalization;
using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Frameworks;

/// <summary>What a coded text of a framework is a text of.</summary>
internal enum TextKind
{
    Instrument,
    Part,
    Indicator,
    SubIndicator,
    Item,
}

/// <summary>One text that an officer may correct.</summary>
internal sealed record CodedText(string Code, TextKind Kind, Wording Wording);

/// <summary>
/// The corrections an officer may make, as pure functions: a framework in, another out. Nothing is changed in place; whoever
/// keeps the result keeps it as a new version. Larger changes are made in the file, exported and imported.
/// </summary>
internal static class Editing
{
    /// <summary>Every coded text in official order.</summary>
    public static IEnumerable<CodedText> Texts(this Framework framework)
    {
        foreach (var instrument in framework.Instruments)
        {
            yield return new CodedText(instrument.Code, TextKind.Instrument, instrument.Title);
            foreach (var part in instrument.Parts)
                yield return new CodedText(part.Code, TextKind.Part, part.Title);
            foreach (var indicator in instrument.Indicators)
            {
                yield return new CodedText(indicator.Code, TextKind.Indicator, indicator.Title);
                foreach (var sub in indicator.SubIndicators)
                    yield return new CodedText(sub.Code, TextKind.SubIndicator, sub.Title);
                foreach (var item in indicator.AllItems)
                    yield return new CodedText(item.Code, TextKind.Item, item.Title);
            }
        }
    }

    /// <summary>The text with this code, or null.</summary>
    public static CodedText? TextWith(this Framework framework, string code) =>
        framework.Texts().FirstOrDefault(t => t.Code == code);

    /// <summary>Why a text may not be worded so.</summary>
    public static IReadOnlyList<Refusal> WhyNotWord(Wording wording)
    {
        List<Refusal> reasons = [];
        if (
            wording
            is { IsFound: false, Confidence: not Confidence.Unknown }
                or { Text: { Th: "", En: "" }, Confidence: not Confidence.Unknown }
        )
            reasons.Add(EditRefusals.SureOfNothing);
        else if (
            wording.IsFound
            && (string.IsNullOrWhiteSpace(wording.Text.Th) || string.IsNullOrWhiteSpace(wording.Text.En))
        )
            reasons.Add(EditRefusals.BothLanguages);
        if (wording.Confidence is Confidence.Official or Confidence.Copy && string.IsNullOrWhiteSpace(wording.Source))
            reasons.Add(EditRefusals.SourceNeeded);
        return reasons;
    }

    /// <summary>The framework with one text corrected.</summary>
    /// <exception cref="RefusedException">The wording is refused.</exception>
    /// <exception cref="MissingException">There is no such code.</exception>
    public static Framework Correct(this Framework framework, string code, Wording wording)
    {
        WhyNotWord(wording).ThrowIfAny();
        if (framework.TextWith(code) is null)
            throw new MissingException($"text {code}");

        var retitled = framework with
        {
            Instruments =
            [
                .. framework.Instruments.Select(instrument =>
                    instrument with
                    {
                        Title = instrument.Code == code ? wording : instrument.Title,
                        Parts = [.. instrument.Parts.Select(p => p.Code == code ? p with { Title = wording } : p)],
                    }
                ),
            ],
        };

        return retitled
            .WithIndicators(indicator =>
                indicator with
                {
                    Title = indicator.Code == code ? wording : indicator.Title,
                    SubIndicators =
                    [
                        .. indicator.SubIndicators.Select(s => s.Code == code ? s with { Title = wording } : s),
                    ],
                }
            )
            .WithItems(item => item.Code == code ? item with { Title = wording } : item);
    }

    /// <summary>The framework with the elements of one item put in; those that stay keep what was noted of them.</summary>
    /// <param name="confidence">How sure the list is, and each element that is new.</param>
    public static Framework PutElements(
        this Framework framework,
        string code,
        IReadOnlyList<string> texts,
        Confidence confidence
    ) =>
        framework.WithItems(item =>
            item.Code != code
                ? item
                : item with
                {
                    ElementsConfidence = texts.Count == 0 ? Confidence.Unknown : confidence,
                    Elements =
                    [
                        .. texts.Select(text =>
                            item.Elements.FirstOrDefault(e => e.Text.Th == text) is not { } known
                                ? new Element(Bilingual.ThaiOnly(text), confidence)
                            : known.Confidence == item.ElementsConfidence ? known with { Confidence = confidence }
                            : known
                        ),
                    ],
                }
        );

    /// <summary>The framework with one question turned round; parts that were turned the other way stay the other way.</summary>
    public static Framework PutPolarity(this Framework framework, string code, Polarity polarity) =>
        framework.WithItems(item =>
            item.Code != code
                ? item
                : item with
                {
                    Polarity = polarity,
                    Parts =
                    [
                        .. item.Parts.Select(part =>
                            part.Polarity == item.Polarity ? part with { Polarity = polarity } : part
                        ),
                    ],
                }
        );

    /// <summary>Why an item may not be added there.</summary>
    public static IReadOnlyList<Refusal> WhyNotAdd(this Framework framework, string parent, Item item)
    {
        List<Refusal> reasons = [.. WhyNotWord(item.Title)];
        if (framework.PlacesForItems().All(p => p.Code != parent))
            reasons.Add(EditRefusals.NoSuchPlace(parent));
        if (!FrameworkReader.IsItemCode(item.Code))
            reasons.Add(Mistakes.BadCode(item.Code, "O15"));
        else if (framework.Texts().Any(t => string.Equals(t.Code, item.Code, StringComparison.OrdinalIgnoreCase)))
            reasons.Add(EditRefusals.CodeTaken(item.Code));
        if (item.Scale is { } scale && framework.ScaleWith(scale) is null)
            reasons.Add(Mistakes.UnknownScale(scale, framework.Scales.Select(s => s.Code)));
        return reasons;
    }

    /// <summary>
    /// The framework with an item more. A list that was whole has grown, so its official count grows too; a count that was
    /// only expected stays, unless more items than that are now known.
    /// </summary>
    /// <param name="parent">Code of the indicator or sub-indicator that holds it.</param>
    public static Framework Add(this Framework framework, string parent, Item item)
    {
        framework.WhyNotAdd(parent, item).ThrowIfAny();

        return framework.WithIndicators(indicator =>
            indicator.Code == parent
                ? indicator with
                {
                    Items = InOrder([.. indicator.Items, item]),
                    ItemList = Grown(indicator.ItemList!, indicator.Items.Count + 1),
                }
                : indicator with
                {
                    SubIndicators =
                    [
                        .. indicator.SubIndicators.Select(sub =>
                            sub.Code == parent
                                ? sub with
                                {
                                    Items = InOrder([.. sub.Items, item]),
                                    ItemList = Grown(sub.ItemList, sub.Items.Count + 1),
                                }
                                : sub
                        ),
                    ],
                }
        );
    }

    /// <summary>Where an item can be added: indicators that hold items themselves, and sub-indicators.</summary>
    public static IEnumerable<CodedText> PlacesForItems(this Framework framework) =>
        framework.Indicators.SelectMany(indicator =>
            indicator.SubIndicators.Count == 0
                ? [new CodedText(indicator.Code, TextKind.Indicator, indicator.Title)]
                : indicator.SubIndicators.Select(sub => new CodedText(sub.Code, TextKind.SubIndicator, sub.Title))
        );

    /// <summary>
    /// The framework as a first guess at another year: codes are kept, but nothing is believed any more. What was sure of last
    /// year is unverified for this one until somebody has looked.
    /// </summary>
    public static Framework CloneInto(this Framework framework, FiscalYear year)
    {
        var from = new Bilingual(
            $"คัดลอกจากกรอบ {framework.Key} รุ่นที่ {Digits(framework.Version)} ทุกข้อความยังไม่ยืนยันสำหรับปี {year}",
            $"Cloned from {framework.Key} version {Digits(framework.Version)}; nothing is verified for FY{year} yet."
        );
        var title = framework.Title with
        {
            Text = new Bilingual(InYear(framework.Title.Text.Th), InYear(framework.Title.Text.En)),
            Confidence = Doubted(framework.Title.Confidence),
            Note = from,
        };

        var scoring = framework.Scoring;
        var clone = framework with
        {
            Key = framework.Key with { Year = year },
            AppliesTo = [year],
            Version = 1,
            Title = title,
            Completeness = Completeness.Partial,
            Scales = [.. framework.Scales.Select(s => s with { Title = Doubted(s.Title) })],
            Scoring = scoring with
            {
                QuestionOfParts = Doubted(scoring.QuestionOfParts),
                IndicatorOfQuestions = Doubted(scoring.IndicatorOfQuestions),
                SubIndicatorOfItems = Doubted(scoring.SubIndicatorOfItems),
                IndicatorOfSubIndicators = Doubted(scoring.IndicatorOfSubIndicators),
                InstrumentOfIndicators = Doubted(scoring.InstrumentOfIndicators),
                TotalOfInstruments = Doubted(scoring.TotalOfInstruments),
            },
            Bands = framework.Bands with
            {
                Confidence = Doubted(framework.Bands.Confidence),
                Rules = [.. framework.Bands.Rules.Select(r => r with { Confidence = Doubted(r.Confidence) })],
            },
            Sampling = framework.Sampling is { } sampling
                ? sampling with
                {
                    Confidence = Doubted(sampling.Confidence),
                }
                : null,
            Instruments =
            [
                .. framework.Instruments.Select(instrument =>
                    instrument with
                    {
                        Title = Doubted(instrument.Title),
                        WeightConfidence = Doubted(instrument.WeightConfidence),
                        Parts = [.. instrument.Parts.Select(p => p with { Title = Doubted(p.Title) })],
                        CombineParts = instrument.CombineParts is { } combine ? Doubted(combine) : null,
                    }
                ),
            ],
        };

        return clone
            .WithIndicators(indicator =>
                indicator with
                {
                    Title = Doubted(indicator.Title),
                    ItemList = indicator.ItemList is { } list ? Doubted(list) : null,
                    SubIndicators =
                    [
                        .. indicator.SubIndicators.Select(s =>
                            s with
                            {
                                Title = Doubted(s.Title),
                                ItemList = Doubted(s.ItemList),
                            }
                        ),
                    ],
                }
            )
            .WithItems(item =>
                item with
                {
                    Title = Doubted(item.Title),
                    Answers = item.Answers is { } answers
                        ? answers with
                        {
                            Confidence = Doubted(answers.Confidence),
                        }
                        : null,
                    Share = item.Share is { } share ? share with { Confidence = Doubted(share.Confidence) } : null,
                    ElementsConfidence = Doubted(item.ElementsConfidence),
                    Elements = [.. item.Elements.Select(e => e with { Confidence = Doubted(e.Confidence) })],
                }
            );

        string InYear(string text) =>
            text.Replace(framework.Key.Year.ToString(), year.ToString(), StringComparison.Ordinal);
    }

    // What was less sure than "unverified" does not become surer by being copied.
    private static Confidence Doubted(Confidence confidence) =>
        confidence is Confidence.Unknown or Confidence.MadeUp ? confidence : Confidence.Unverified;

    private static Wording Doubted(Wording wording) => wording with { Confidence = Doubted(wording.Confidence) };

    private static Rule Doubted(Rule rule) => rule with { Confidence = Doubted(rule.Confidence) };

    private static ItemList Doubted(ItemList list) => list with { Confidence = Doubted(list.Confidence) };

    private static ItemList Grown(ItemList list, int count) =>
        list.Expected is { } expected && (list.Complete || count > expected) ? list with { Expected = count } : list;

    // O2 before O10: by letters, then by the number behind them.
    private static IReadOnlyList<Item> InOrder(IReadOnlyList<Item> items) =>
        [
            .. items
                .OrderBy(i => i.Code.TrimEnd([.. "0123456789"]), StringComparer.Ordinal)
                .ThenBy(i => NumberOf(i.Code)),
        ];

    private static int NumberOf(string code)
    {
        var digits = code[code.TrimEnd([.. "0123456789"]).Length..];
        return digits.Length == 0 ? 0 : int.Parse(digits, CultureInfo.InvariantCulture);
    }

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static Framework WithIndicators(this Framework framework, Func<Indicator, Indicator> change) =>
        framework with
        {
            Instruments =
            [
                .. framework.Instruments.Select(i => i with { Indicators = [.. i.Indicators.Select(change)] }),
            ],
        };

    private static Framework WithItems(this Framework framework, Func<Item, Item> change) =>
        framework.WithIndicators(indicator =>
            indicator with
            {
                Items = [.. indicator.Items.Select(change)],
                SubIndicators =
                [
                    .. indicator.SubIndicators.Select(s => s with { Items = [.. s.Items.Select(change)] }),
                ],
            }
        );
}

/// <summary>Every reason for which an edit is refused.</summary>
internal static class EditRefusals
{
    public static readonly Refusal BothLanguages = new(
        "both-languages",
        "ต้องมีข้อความทั้งภาษาไทยและภาษาอังกฤษ",
        "Both the Thai and the English text are needed."
    );

    public static readonly Refusal SureOfNothing = new(
        "text-missing",
        "ยังไม่มีข้อความ ให้กรอกข้อความ หรือเลือกความแน่ใจเป็น \"ไม่พบ\"",
        "There is no text yet; write one, or choose \"not found\"."
    );

    public static readonly Refusal SourceNeeded = new(
        "source-needed",
        "ข้อความที่ระบุว่าเป็นทางการหรือเป็นสำเนาต้องบอกแหล่งที่มา",
        "A text said to be official or a copy must name its source."
    );

    public static readonly Refusal WhyNeeded = new("why-needed", "โปรดบอกเหตุผลของการแก้ไข", "Say why it is changed.");

    public static readonly Refusal NothingChanged = new("nothing-changed", "ไม่มีอะไรเปลี่ยน", "Nothing was changed.");

    public static readonly Refusal ChangedMeanwhile = new(
        "changed-meanwhile",
        "มีผู้บันทึกรุ่นใหม่ของกรอบนี้ไปแล้วระหว่างที่แก้ไข โปรดเปิดหน้านี้ใหม่แล้วแก้ไขอีกครั้ง",
        "Somebody kept a newer version meanwhile; open the page again and repeat the change."
    );

    public static readonly Refusal FileNeeded = new(
        "file-needed",
        "โปรดเลือกไฟล์กรอบการประเมิน (.yaml)",
        "Choose a framework file (.yaml)."
    );

    public static Refusal CodeTaken(string code) =>
        new("duplicate-code", $"มีรหัส {code} อยู่แล้ว", $"The code {code} is already used.");

    public static Refusal NoSuchPlace(string parent) =>
        new("no-such-place", $"เพิ่มข้อใต้ {parent} ไม่ได้", $"No item can be added under {parent}.");

    public static Refusal YearTaken(FrameworkKey key) =>
        new(
            "year-taken",
            $"มีกรอบ {key} อยู่แล้ว ให้แก้ไขกรอบนั้น",
            $"There is a framework {key} already; correct that one."
        );
}

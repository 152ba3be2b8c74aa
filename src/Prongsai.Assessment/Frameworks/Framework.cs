using Prongsai.Assessment.Contracts;
using Prongsai.Kernel;

namespace Prongsai.Assessment.Frameworks;

/// <summary>
/// What is assessed in one fiscal year for one profile of agencies, and how the score is made: everything official about ITA,
/// read from a data file and never written in code, because items are renumbered every year and most texts are copies of copies.
/// </summary>
/// <param name="Key">Year and profile.</param>
/// <param name="AppliesTo">The years it may be used for, its own among them, earliest first.</param>
/// <param name="Version">Counts from 1; a correction is a new version.</param>
/// <param name="Completeness">Whether the whole official framework is here.</param>
/// <param name="Sources">Short names that the sources of texts use, each with what it stands for.</param>
internal sealed record Framework(
    FrameworkKey Key,
    IReadOnlyList<FiscalYear> AppliesTo,
    int Version,
    Wording Title,
    Completeness Completeness,
    IReadOnlyList<Source> Sources,
    IReadOnlyList<Scale> Scales,
    Scoring Scoring,
    Bands Bands,
    Sampling? Sampling,
    IReadOnlyList<Instrument> Instruments
)
{
    /// <summary>Every indicator in official order.</summary>
    public IEnumerable<Indicator> Indicators => Instruments.SelectMany(i => i.Indicators);

    /// <summary>Every question and disclosure item in official order.</summary>
    public IEnumerable<Item> Items => Indicators.SelectMany(i => i.AllItems);

    /// <summary>The indicator with this code (IND09), or null.</summary>
    public Indicator? IndicatorWith(string code) => Indicators.FirstOrDefault(i => i.Code == code);

    /// <summary>The item with this code (O15), or null.</summary>
    public Item? ItemWith(string code) => Items.FirstOrDefault(i => i.Code == code);

    /// <summary>The scale with this code, or null.</summary>
    public Scale? ScaleWith(string? code) => Scales.FirstOrDefault(s => s.Code == code);
}

/// <summary>How much of the official framework a file holds.</summary>
internal enum Completeness
{
    /// <summary>Every item is listed; single texts may still be unsure.</summary>
    Whole,

    /// <summary>Some items, weights or rules are missing.</summary>
    Partial,
}

/// <summary>A text, how sure it is, and where it was seen.</summary>
internal record Wording(Bilingual Text, Confidence Confidence, string? Source = null, Bilingual? Note = null)
{
    /// <summary>Stands where the official text was not found.</summary>
    public static readonly Bilingual NotFound = new("(ยังไม่พบข้อความทางการ)", "(official text not found)");

    /// <summary>False where the official text was not found.</summary>
    public bool IsFound => Text != NotFound;
}

/// <summary>What a disclosure must contain, and how a machine can tell.</summary>
/// <param name="Rule">Null where only a person can tell.</param>
internal sealed record Element(
    Bilingual Text,
    Confidence Confidence,
    ElementRule? Rule = null,
    string? Source = null,
    Bilingual? Note = null
) : Wording(Text, Confidence, Source, Note);

/// <summary>What a short source name stands for.</summary>
internal sealed record Source(string Name, string Description);

/// <summary>Answers that may be given and what each is worth on a positive question.</summary>
/// <param name="Levels">From worth least to worth most.</param>
internal sealed record Scale(string Code, Wording Title, IReadOnlyList<Level> Levels);

/// <summary>One answer. On a question of negative polarity it is worth 100 minus its value.</summary>
internal sealed record Level(Bilingual Label, Exact Value);

/// <summary>How values become values of the next level up. Named, not written as a formula; the scorer knows each name.</summary>
internal enum RollUp
{
    /// <summary>The unweighted arithmetic mean.</summary>
    Mean,

    /// <summary>The sum of weight × value, weights in percent.</summary>
    Weighted,
}

/// <summary>One roll-up rule and how sure it is.</summary>
internal sealed record Rule(RollUp RollUp, Confidence Confidence, string? Source = null, Bilingual? Note = null);

/// <param name="Tolerance">How far an official and a computed figure may lie apart before it is shown as a difference.</param>
internal sealed record Scoring(
    Rule QuestionOfParts,
    Rule IndicatorOfQuestions,
    Rule SubIndicatorOfItems,
    Rule IndicatorOfSubIndicators,
    Rule InstrumentOfIndicators,
    Rule TotalOfInstruments,
    Exact Tolerance
);

/// <summary>The published levels. No rules means that they are not known for this year.</summary>
/// <param name="Rules">In the order in which they are tried; the first that fits is the band.</param>
internal sealed record Bands(Confidence Confidence, string? Source, Bilingual? Note, IReadOnlyList<BandRule> Rules);

/// <param name="EachInstrumentAtLeast">A gate every instrument must pass too; null where only the total counts.</param>
/// <param name="Passes">Whether this level counts as passed.</param>
/// <param name="Confidence">How sure this rule is; may be less sure than the table as a whole.</param>
internal sealed record BandRule(
    string Code,
    Bilingual Label,
    Exact TotalAtLeast,
    Exact? EachInstrumentAtLeast,
    bool Passes,
    Confidence Confidence,
    Bilingual? Note
)
{
    /// <summary>The band as other modules see it.</summary>
    public Band Band => new(Code, Label);

    /// <summary>"ผ่านดี: คะแนนรวม ≥ 85 และทุกเครื่องมือ ≥ 85".</summary>
    public Bilingual InWords
    {
        get
        {
            var total = FrameworkWriter.Number(TotalAtLeast);
            var words = new Bilingual($"{Label.Th}: คะแนนรวม ≥ {total}", $"{Label.En}: total ≥ {total}");
            if (EachInstrumentAtLeast is not { } each)
                return words;

            var gate = FrameworkWriter.Number(each);
            return new Bilingual($"{words.Th} และทุกเครื่องมือ ≥ {gate}", $"{words.En} and each instrument ≥ {gate}");
        }
    }
}

/// <summary>How many people must answer, as far as it is known.</summary>
internal sealed record Sampling(
    Confidence Confidence,
    string? Source,
    Bilingual? Note,
    IReadOnlyList<SamplingRule> Rules
);

/// <param name="Percent">Share of those who could be asked; null where the rule gives none.</param>
/// <param name="Minimum">Fewest answers; null where the rule gives none.</param>
internal sealed record SamplingRule(string Instrument, Bilingual Words, Exact? Percent, int? Minimum);

/// <param name="Weight">Percent of the total; null where the framework does not know its weights.</param>
/// <param name="Parts">EIT1 and EIT2; empty where the instrument is one.</param>
/// <param name="CombineParts">How the parts make the instrument; null without parts.</param>
internal sealed record Instrument(
    string Code,
    Wording Title,
    Exact? Weight,
    Confidence WeightConfidence,
    IReadOnlyList<InstrumentPart> Parts,
    Rule? CombineParts,
    IReadOnlyList<Indicator> Indicators
);

/// <param name="Weight">Percent of the instrument; null unless parts are combined by weight.</param>
internal sealed record InstrumentPart(string Code, Wording Title, Exact? Weight);

/// <summary>Holds items itself, or sub-indicators that hold them, never both.</summary>
/// <param name="ItemList">What is known of the list of its own items; null when sub-indicators hold them.</param>
internal sealed record Indicator(
    int Number,
    Wording Title,
    ItemList? ItemList,
    IReadOnlyList<Item> Items,
    IReadOnlyList<SubIndicator> SubIndicators
)
{
    /// <summary>IND01 to IND10.</summary>
    public string Code => $"IND{Number:00}";

    /// <summary>Every item, of whichever sub-indicator.</summary>
    public IEnumerable<Item> AllItems => SubIndicators.Count == 0 ? Items : SubIndicators.SelectMany(s => s.Items);

    /// <summary>True when the list of items is whole, so that the indicator can be computed from them.</summary>
    public bool ItemsComplete =>
        SubIndicators.Count == 0 ? ItemList is { Complete: true } : SubIndicators.All(s => s.ItemList.Complete);

    /// <summary>How many items there are officially; null when that is not known.</summary>
    public int? ItemsExpected =>
        SubIndicators.Count == 0 ? ItemList?.Expected
        : SubIndicators.Any(s => s.ItemList.Expected is null) ? null
        : SubIndicators.Sum(s => s.ItemList.Expected);
}

/// <summary>What is known of a list of items.</summary>
/// <param name="Complete">True when every item is listed here, even if a text is unsure.</param>
/// <param name="Expected">How many there are officially; null when not known.</param>
/// <param name="Confidence">How sure the count and the grouping are.</param>
internal sealed record ItemList(bool Complete, int? Expected, Confidence Confidence, Bilingual? Note = null);

internal sealed record SubIndicator(string Code, Wording Title, ItemList ItemList, IReadOnlyList<Item> Items);

/// <summary>Whether much of what is asked is good or bad.</summary>
internal enum Polarity
{
    /// <summary>The higher the answer, the better.</summary>
    Positive,

    /// <summary>The higher the answer, the worse: worth 100 minus the level's value.</summary>
    Negative,

    /// <summary>Not known; answers cannot be scored.</summary>
    Unknown,
}

/// <summary>A survey question or a disclosure item.</summary>
/// <param name="Scale">Code of its scale; null where not known.</param>
/// <param name="Parts">Things asked one by one; each may turn the polarity round (2564 I11 does).</param>
/// <param name="Answers">The wording of the scale's levels on this question; null where it uses the scale's own.</param>
/// <param name="Topics">Keys of the crosswalk by which years are compared.</param>
/// <param name="Share">Its share of the indicator where the list is not whole but the share can be told.</param>
/// <param name="ElementsConfidence">How sure the list of elements is; unknown when it was not found.</param>
/// <param name="Elements">What a disclosure must contain to count.</param>
internal sealed record Item(
    string Code,
    Wording Title,
    string? Scale,
    Polarity Polarity,
    IReadOnlyList<ItemPart> Parts,
    Answers? Answers,
    IReadOnlyList<string> Topics,
    Share? Share,
    Confidence ElementsConfidence,
    IReadOnlyList<Element> Elements
);

/// <param name="Polarity">Of this part; the question's where the file gives none.</param>
internal sealed record ItemPart(Bilingual Text, Polarity Polarity);

/// <summary>How the levels of the scale are worded on one question, in the order of the scale.</summary>
internal sealed record Answers(Confidence Confidence, IReadOnlyList<string> Labels);

/// <summary>Which fraction of its indicator one item is.</summary>
internal sealed record Share(Exact OfIndicator, Confidence Confidence, Bilingual? Note);

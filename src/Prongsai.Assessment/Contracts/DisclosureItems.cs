using Prongsai.Kernel;

namespace Prongsai.Assessment.Contracts;

/// <summary>A subject by which years are compared.</summary>
/// <param name="Key">"proc_monthly".</param>
/// <param name="Title">In words.</param>
public sealed record DisclosureTopic(string Key, Bilingual Title);

/// <summary>What a disclosure must contain to count.</summary>
/// <param name="Text">The framework's text.</param>
/// <param name="Confidence">How sure it is.</param>
/// <param name="Rule">How a machine can tell; null where only a person can.</param>
public sealed record DisclosureElement(Bilingual Text, Confidence Confidence, ElementRule? Rule);

/// <summary>A disclosure item (ข้อ OIT) of one framework.</summary>
/// <param name="Code">"O15".</param>
/// <param name="Title">The framework's text.</param>
/// <param name="TitleConfidence">How sure that is.</param>
/// <param name="Indicator">"IND09".</param>
/// <param name="IndicatorTitle">In words.</param>
/// <param name="SubIndicator">"9.3"; null where the item stands directly under the indicator.</param>
/// <param name="SubIndicatorTitle">In words.</param>
/// <param name="Topics">What it is about.</param>
/// <param name="ElementsConfidence">How sure the list of elements is; unknown where it was not found.</param>
/// <param name="Elements">The checklist.</param>
/// <param name="Note">What else is known of it.</param>
public sealed record DisclosureItem(
    string Code,
    Bilingual Title,
    Confidence TitleConfidence,
    string Indicator,
    Bilingual IndicatorTitle,
    string? SubIndicator,
    Bilingual? SubIndicatorTitle,
    IReadOnlyList<DisclosureTopic> Topics,
    Confidence ElementsConfidence,
    IReadOnlyList<DisclosureElement> Elements,
    Bilingual? Note
)
{
    /// <summary>True when it is about this topic.</summary>
    public bool IsAbout(string topic) => Topics.Any(t => t.Key == topic);
}

/// <summary>The disclosure items of an agency's year, in official order.</summary>
/// <param name="Year">The year asked for.</param>
/// <param name="Framework">Whose items these are.</param>
/// <param name="FrameworkVersion">Which version of it.</param>
/// <param name="Complete">True when every item of the framework is listed here.</param>
/// <param name="Items">The items.</param>
public sealed record DisclosureList(
    FiscalYear Year,
    FrameworkKey Framework,
    int FrameworkVersion,
    bool Complete,
    IReadOnlyList<DisclosureItem> Items
)
{
    /// <summary>True when no framework of that year is known and the nearest earlier one stands in; everything is then unconfirmed.</summary>
    public bool IsBorrowed { get; init; }

    /// <summary>The item with this code, or null.</summary>
    public DisclosureItem? this[string code] => Items.FirstOrDefault(item => item.Code == code);
}

/// <summary>What the scores would be if some disclosure items had nothing or everything.</summary>
/// <param name="BasedOn">The year whose result it starts from.</param>
/// <param name="Total">The total, opening into its arithmetic; parts that cannot be told have no value.</param>
/// <param name="Band">The level of it, where it can be told.</param>
/// <param name="Confidence">How sure the arithmetic is: the least sure of its factors.</param>
/// <param name="Notes">What is assumed, and which items could not be counted and why.</param>
public sealed record Forecast(
    FiscalYear BasedOn,
    Term Total,
    Band? Band,
    Confidence Confidence,
    IReadOnlyList<Bilingual> Notes
);

/// <summary>The disclosure items of agencies, and what they are worth.</summary>
public interface IDisclosureItems
{
    /// <summary>The items of an agency's year; null when no framework of that year, or of an earlier one, is known.</summary>
    Task<DisclosureList?> OfYearAsync(AgencyId agency, FiscalYear year, CancellationToken cancellation = default);

    /// <summary>
    /// The scores if these items had 100 (true) or 0 (false) in that year, from the latest result at or before it. Null when the
    /// agency has no result to start from.
    /// </summary>
    Task<Forecast?> ForecastAsync(
        AgencyId agency,
        FiscalYear year,
        IReadOnlyDictionary<string, bool> items,
        CancellationToken cancellation = default
    );

    /// <summary>The result of a year as it stands, in the same form: what a forecast is compared with.</summary>
    Task<Forecast?> AsItStandsAsync(AgencyId agency, FiscalYear year, CancellationToken cancellation = default);
}

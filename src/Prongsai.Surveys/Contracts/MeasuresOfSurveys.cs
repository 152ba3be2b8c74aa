using Prongsai.Kernel;

namespace Prongsai.Surveys.Contracts;

/// <summary>A measure as a survey's memo lists it.</summary>
/// <param name="Id">As the measures' module knows it.</param>
/// <param name="Item">The assessed item it answers: "E1".</param>
/// <param name="Text">What is to be done.</param>
/// <param name="Owner">Section or person that owns it; null when nobody does yet.</param>
/// <param name="Done">How many results were recorded for its point.</param>
/// <param name="PromisesMemo">True when the monthly memo of surveys is its evidence.</param>
public sealed record MeasureToKeep(Guid Id, string Item, string Text, string? Owner, int Done, bool PromisesMemo);

/// <summary>The measures of agencies, as surveys ask for them; a later module answers.</summary>
public interface IMeasuresToKeep
{
    /// <summary>The measures of the programme year that a day falls in, in the order of the four-column table.</summary>
    Task<IReadOnlyList<MeasureToKeep>> OfAsync(AgencyId agency, DateOnly day, CancellationToken cancellation = default);
}

/// <summary>A job for a later module: a memo was written, and measures may have promised it as their evidence.</summary>
/// <param name="Agency">Whose.</param>
/// <param name="Month">The first day of the month it tells of.</param>
public sealed record MemoWritten(Guid Agency, DateOnly Month);

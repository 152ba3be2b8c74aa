using Prongsai.Agencies.Contracts;
using Prongsai.Kernel;
using Prongsai.Services.Contracts;

namespace Prongsai.Services.Counter.Setup;

/// <summary>A service for which people queue: a letter before its numbers, a promise, and how many may book each half hour.</summary>
internal sealed class CounterService
{
    public const string Kind = "counter-service";
    public const int LongestName = 150,
        MostMinutes = 480,
        MostPlaces = 20;

    public AgencyId AgencyId { get; private init; }
    public CounterServiceId Id { get; private init; }

    /// <summary>The manual it follows; null where none is in the registry.</summary>
    public ServiceId? ManualId { get; private init; }

    public string Th { get; private init; } = "";
    public string En { get; private init; } = "";

    /// <summary>A to Z; tickets are A001, A002…</summary>
    public string Letter { get; private init; } = "";

    public SectionId? SectionId { get; private init; }

    /// <summary>The manual's promise for what happens at the desk, in minutes; null where nothing is promised.</summary>
    public int? PromisedMinutes { get; private set; }

    /// <summary>How many may book each half hour; 0: no appointments.</summary>
    public int PlacesPerSlot { get; private set; }

    /// <summary>Since when no new tickets are given. Those who wait are served.</summary>
    public DateTime? WithdrawnAt { get; private set; }

    public int Version { get; private set; } = 1;

    public Bilingual Name => new(Th, En.Length > 0 ? En : Th);
    public string Record => $"{Kind}:{Id.Value}";

    public static CounterService Open(AgencyId agency, CounterServicePlan plan, IEnumerable<string> lettersInUse)
    {
        plan.WhyNot(lettersInUse).ThrowIfAny();
        return new()
        {
            AgencyId = agency,
            Id = Ids.Next<CounterServiceId>(),
            ManualId = plan.ManualId,
            Th = ThaiText.NormaliseLine(plan.Th!),
            En = ThaiText.NormaliseLine(plan.En ?? ""),
            Letter = plan.TidyLetter,
            SectionId = plan.Section,
            PromisedMinutes = plan.PromisedMinutes,
            PlacesPerSlot = plan.PlacesPerSlot ?? 0,
        };
    }

    public void Promise(int? minutes, int places)
    {
        (PromisedMinutes, PlacesPerSlot) = (minutes, places);
        Version++;
    }

    public void Withdraw(Now now)
    {
        WithdrawnAt ??= now.Utc;
        Version++;
    }

    public void Resume()
    {
        WithdrawnAt = null;
        Version++;
    }
}

/// <summary>What is entered about a service at the counter.</summary>
internal sealed record CounterServicePlan(
    string? Th,
    string? En,
    string? Letter,
    SectionId? Section,
    int? PromisedMinutes,
    int? PlacesPerSlot,
    ServiceId? ManualId = null
)
{
    public string TidyLetter => (Letter ?? "").Trim().ToUpperInvariant();

    public IReadOnlyList<Refusal> WhyNot(IEnumerable<string> lettersInUse) =>
        [
            .. string.IsNullOrWhiteSpace(Th) || Th.Length > CounterService.LongestName
                ? [CounterRefusals.ServiceName]
                : Array.Empty<Refusal>(),
            .. En?.Length > CounterService.LongestName ? [CounterRefusals.ServiceName] : Array.Empty<Refusal>(),
            .. TidyLetter is not [>= 'A' and <= 'Z'] ? [CounterRefusals.Letter] : Array.Empty<Refusal>(),
            .. lettersInUse.Contains(TidyLetter) ? [CounterRefusals.LetterInUse(TidyLetter)] : Array.Empty<Refusal>(),
            .. WhyNotPromise(PromisedMinutes, PlacesPerSlot),
        ];

    public static IReadOnlyList<Refusal> WhyNotPromise(int? minutes, int? places) =>
        [
            .. minutes is < 1 or > CounterService.MostMinutes ? [CounterRefusals.Minutes] : Array.Empty<Refusal>(),
            .. places is < 0 or > CounterService.MostPlaces ? [CounterRefusals.Places] : Array.Empty<Refusal>(),
        ];
}

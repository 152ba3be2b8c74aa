using Prongsai.Procurement.Contracts;
using Prongsai.Procurement.Signs.Settings;

namespace Prongsai.Procurement.Signs.Eleven;

/// <summary>Fewer whole days between the beginning and the end of the tender period than the threshold.</summary>
internal sealed class R003ShortPeriod(ShortPeriodSettings settings, Names names) : Sign
{
    private readonly HashSet<int> _methods = [.. (settings.Methods ?? []).Select(names.Of)];

    private readonly Dictionary<int, long> _daysByDetails = (
        settings.DaysByDetails ?? new Dictionary<string, long>()
    ).ToDictionary(pair => names.Of(pair.Key), pair => pair.Value);

    public override void Look(Process process, Tally tally, Names names)
    {
        if (
            (_methods.Count > 0 && !_methods.Contains(process.Method))
            || process.PeriodStart.UtcTicks is not { } start
            || process.PeriodEnd.UtcTicks is not { } end
        )
            return;

        tally.Computed(SignCode.R003);
        var days = (end - start) / TimeSpan.TicksPerDay;
        if (days < _daysByDetails.GetValueOrDefault(process.MethodDetails, settings.Days))
            tally.Mark(SignSubject.Ocid, process.OcidIn(names), SignCode.R003, 1);
    }
}

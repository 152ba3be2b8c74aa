using Prongsai.Procurement.Contracts;
using Prongsai.Procurement.Signs.Settings;

namespace Prongsai.Procurement.Signs.Eleven;

/// <summary>The method invites several, and the field numberOfTenderers says one. Lists of tenderers are not counted: they may be incomplete.</summary>
internal sealed class R018SingleBid(SingleBidSettings settings, Names names) : Sign
{
    private readonly HashSet<int> _methods = [.. settings.Methods.Select(names.Of)];

    public override void Look(Process process, Tally tally, Names names)
    {
        if ((_methods.Count > 0 && !_methods.Contains(process.Method)) || process.NumberOfTenderers is not { } number)
            return;

        tally.Computed(SignCode.R018);
        if (number == 1)
            tally.Mark(SignSubject.Ocid, process.OcidIn(names), SignCode.R018, 1);
    }
}

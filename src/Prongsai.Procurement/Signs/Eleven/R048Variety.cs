using Prongsai.Procurement.Contracts;
using Prongsai.Procurement.Signs.Settings;

namespace Prongsai.Procurement.Signs.Eleven;

/// <summary>
/// How many different kinds of items a supplier was awarded, by the first digits of their classification: high outliers among suppliers
/// with enough processes. Awards to several suppliers are left out: who of them delivers what is not said.
/// </summary>
internal sealed class R048Variety(VarietySettings settings) : Sign
{
    private readonly HashSet<int> _seen = [];

    public override void Look(Process process, Tally tally, Names names)
    {
        _seen.Clear();
        foreach (var award in process.Awards)
        {
            if (
                award is not { Status: AwardStatus.Active, Classes.Count: > 0 }
                || process.Of(award.Suppliers) is not [>= 0 and var supplier]
            )
                continue;

            if (!tally.Varieties.TryGetValue(supplier, out var variety))
                tally.Varieties.Add(supplier, variety = new Variety());
            if (_seen.Add(supplier))
                variety.Processes++;
            for (var i = 0; i < award.Classes.Count; i++)
                variety.Kinds.Add(process.Classes[award.Classes.Start + i]);
        }

        if (_seen.Count > 0)
            tally.Computed(SignCode.R048);
    }

    public override void Conclude(Tally whole, SignMeta meta)
    {
        var counted = whole
            .Varieties.Where(one => one.Value.Processes >= settings.MinimumProcesses)
            .Select(one => (Name: one.Key, Kinds: (double)one.Value.Kinds.Count))
            .ToList();
        var fences = Fences.Of(counted.Select(one => one.Kinds));
        if (settings.Threshold is null)
        {
            meta.Note(SignCode.R048, "q1", fences.Q1);
            meta.Note(SignCode.R048, "q3", fences.Q3);
        }

        var fence = settings.Threshold ?? fences.Upper;
        meta.Note(SignCode.R048, "upper_fence", fence);
        foreach (var (name, kinds) in counted)
            if (kinds >= fence)
                whole.Mark(SignSubject.Tenderer, name, SignCode.R048, kinds);
    }
}

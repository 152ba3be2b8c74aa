using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Prongsai.Kernel;
using Prongsai.Measures.Improvements;
using Prongsai.Measures.Outcomes;

namespace Prongsai.Measures.Proof;

/// <summary>What the fields of an upload hold.</summary>
internal sealed record AttachForm
{
    public List<IFormFile>? Files { get; init; }

    /// <summary>One for each file, where scripts run; without scripts there is only <see cref="Caption"/>.</summary>
    public List<string?>? Captions { get; init; }
    public string? Caption { get; init; }
    public string? Links { get; init; }
    public string? EffectiveOn { get; init; }

    /// <summary>Takes everything in; with any refusal nothing may be attached.</summary>
    public async Task<Taken> TakeAsync(
        KeptFiles files,
        AgencyId agency,
        Actor by,
        Now now,
        List<Refusal> reasons,
        CancellationToken cancellation
    )
    {
        var day = Days.Read(EffectiveOn, reasons);
        foreach (var caption in (Captions ?? []).Append(Caption))
            reasons.AddRange(Evidence.WhyNotDescribe(caption, null, now).Except(reasons));
        reasons.AddRange(Evidence.WhyNotDescribe(null, day, now));

        return new Taken(await files.ReceiveAsync(agency, by, Files ?? [], Links, reasons, cancellation), day, this);
    }

    public void Show(ViewDataDictionary view)
    {
        (view["Caption"], view["Links"], view["EffectiveOn"]) = (Caption, Links, EffectiveOn);
    }

    internal sealed record Taken(IReadOnlyList<Proven> Proofs, DateOnly? EffectiveOn, AttachForm Form)
    {
        public void AttachTo(Outcome outcome, Now now, RowJournal journal)
        {
            for (var i = 0; i < Proofs.Count; i++)
            {
                var own = Form.Captions is { } captions && i < captions.Count ? Lines.CleanOrNull(captions[i]) : null;
                journal.Added(outcome.Attach(Proofs[i], own ?? Form.Caption, EffectiveOn ?? outcome.On, now));
            }
        }
    }
}

using Prongsai.Kernel;
using Prongsai.Measures.Contracts;
using Prongsai.Services.Contracts;

namespace Prongsai.Web.Disclosed;

/// <summary>A workbook about services becomes a result of a measure. It stands here because only the host knows both.</summary>
internal sealed class ProvingServices(IProof proof) : IJobWork<ServicesAsEvidence>
{
    public async Task RunAsync(ServicesAsEvidence job, JobRun run, CancellationToken cancellation)
    {
        if (FileHash.TryParse(job.File, out var file))
            await proof.AttachAsync(
                AgencyId.From(job.Agency),
                MeasureId.From(job.Measure),
                new ProvingFile(
                    job.On,
                    job.Title,
                    file,
                    job.FileName,
                    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                    job.Size,
                    job.MadeUp
                ),
                cancellation
            );
    }
}

using Prongsai.Kernel;
using Prongsai.Measures.Contracts;

namespace Prongsai.Web.Disclosed;

/// <summary>A kept file of services or meetings becomes a result of a measure. It stands here because only the host knows both.</summary>
internal sealed class ProvingWithFiles(IProof proof) : IJobWork<FileAsEvidence>
{
    public async Task RunAsync(FileAsEvidence job, JobRun run, CancellationToken cancellation)
    {
        if (FileHash.TryParse(job.File, out var file))
            await proof.AttachAsync(
                AgencyId.From(job.Agency),
                MeasureId.From(job.Measure),
                new ProvingFile(job.On, job.Title, file, job.FileName, job.MediaType, job.Size, job.MadeUp),
                cancellation
            );
    }
}

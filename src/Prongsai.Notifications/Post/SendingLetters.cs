using Prongsai.Kernel;

namespace Prongsai.Notifications.Post;

/// <summary>Letters that other modules posted with <c>db.Send</c>.</summary>
internal sealed class SendingLetters(PostOffice post) : IJobWork<Letter>
{
    public Task RunAsync(Letter job, JobRun run, CancellationToken cancellation) =>
        post.SendAsync(job, run.Id.Value, cancellation);
}

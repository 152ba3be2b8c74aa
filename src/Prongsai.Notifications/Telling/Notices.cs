using Prongsai.Kernel;
using Prongsai.Notifications.Contracts;

namespace Prongsai.Notifications.Telling;

/// <summary>The door: a notice is a job, so that telling people neither delays nor endangers what is told.</summary>
internal sealed class Notices(ProngsaiDb db) : INotices
{
    public void Tell(Now now, Notice notice)
    {
        if (!notice.Link.StartsWith('/') || notice.Link.StartsWith("//", StringComparison.Ordinal))
            throw new ArgumentException("A notice leads to a page of ours.", nameof(notice));

        db.Enqueue(notice.Agency, now, notice);
    }
}

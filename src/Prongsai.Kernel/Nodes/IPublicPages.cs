namespace Prongsai.Kernel;

/// <summary>
/// The copies of public pages that are kept for the next reader. A signed-in person's act throws them away by itself; a job that
/// changes what the public sees (a publication at its appointed hour) says so here, after its commit.
/// </summary>
public interface IPublicPages
{
    /// <summary>Throws the copies away, here and at the other nodes.</summary>
    Task HaveChangedAsync(CancellationToken cancellation = default);
}

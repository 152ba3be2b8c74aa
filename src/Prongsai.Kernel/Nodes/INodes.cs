namespace Prongsai.Kernel;

/// <summary>
/// What the programs that share one database agree on: the nodes of a large installation, or on a small one the web program and a
/// verb typed beside it. One class per database: PostgreSQL asks its server, SQLite has one machine and a lock file.
/// </summary>
public interface INodes
{
    /// <summary>
    /// Does something while no other program on this database does anything of the same name; others wait for it. A program that
    /// is killed meanwhile holds nobody up.
    /// </summary>
    Task AloneAsync(string what, Func<Task> act, CancellationToken cancellation = default);

    /// <summary>Tells the other nodes a word or two. Whoever is not there does not hear it: for caches, never for what must happen.</summary>
    Task TellAsync(string news, CancellationToken cancellation = default);

    /// <summary>
    /// Hears what other nodes tell, until stopped. Whenever listening (re)starts it hears <see cref="News.MayHaveBeenMissed"/>.
    /// </summary>
    Task HearAsync(Func<string, Task> hear, CancellationToken cancellation = default);
}

/// <summary>Words that nodes say to each other.</summary>
public static class News
{
    /// <summary>Something may have been told while nobody listened here.</summary>
    public const string MayHaveBeenMissed = "?";
}

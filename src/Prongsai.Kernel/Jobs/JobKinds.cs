using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace Prongsai.Kernel;

/// <summary>
/// Carries out one kind of job, in a scope of its own. It may be called twice for one job, so it looks before it acts. Throwing
/// means "again later"; <see cref="RetryLaterException"/> says when; <see cref="RefusedException"/> says "never", with the words
/// a person needs.
/// </summary>
/// <typeparam name="TJob">
/// What the job carries: a small record, kept as JSON, without personal data where that is possible, and
/// <see cref="SealedInTheQueueAttribute"/> where it is not.
/// </typeparam>
public interface IJobWork<in TJob>
{
    /// <summary>Does it. The cancellation fires when a person stops the job or the program ends.</summary>
    Task RunAsync(TJob job, JobRun run, CancellationToken cancellation);
}

/// <summary>One try at a job, as its work sees it.</summary>
/// <param name="Id">Which job: stable over all tries, good as an idempotency key towards others.</param>
/// <param name="Agency">For whom; null for the installation itself.</param>
/// <param name="Try">1 at the first.</param>
public sealed record JobRun(JobId Id, AgencyId? Agency, int Try)
{
    private (int Done, int Of)? _progress;

    /// <summary>Tells how far the work is; the jobs page shows it within seconds.</summary>
    public void Progress(int done, int of) => _progress = (done, of);

    internal (int Done, int Of)? LastProgress => _progress;
}

/// <summary>The work cannot be done now, but at a known time: a quota, a "429 Too Many Requests".</summary>
public sealed class RetryLaterException(TimeSpan after, string why) : Exception(why)
{
    /// <summary>How long to wait.</summary>
    public TimeSpan After { get; } = after;
}

/// <summary>A kind of job.</summary>
/// <param name="Kind">As stored: "letter".</param>
/// <param name="Name">As the jobs page says it.</param>
/// <param name="Type">What it carries.</param>
/// <param name="Tries">After so many failures it is poisoned.</param>
public sealed record JobKind(string Kind, Bilingual Name, Type Type, int Tries)
{
    /// <summary>Whether what it carries lies sealed in the queue.</summary>
    public bool IsSealed { get; } = Type.IsDefined(typeof(SealedInTheQueueAttribute), inherit: false);

    /// <summary>Carries it out; null when this program only enqueues it.</summary>
    internal Func<IServiceProvider, string, JobRun, CancellationToken, Task>? Work { get; init; }
}

/// <summary>Every kind of job that this program knows.</summary>
public sealed class JobKinds
{
    internal static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private readonly Dictionary<string, JobKind> _byName = [];
    private readonly Dictionary<Type, JobKind> _byType = [];

    /// <summary>Gathers what the modules registered; whoever brings the work completes an earlier declaration.</summary>
    public JobKinds(IEnumerable<JobKind> kinds)
    {
        foreach (var kind in (kinds ?? []).OrderBy(k => k.Work is not null))
            (_byName[kind.Kind], _byType[kind.Type]) = (kind, kind);
    }

    /// <summary>The kind with this name, or null.</summary>
    public JobKind? Named(string kind) => _byName.GetValueOrDefault(kind);

    /// <summary>The kind that carries this type, or null.</summary>
    public JobKind? Of(Type job) => _byType.GetValueOrDefault(job);

    /// <summary>What this program can carry out.</summary>
    public IEnumerable<JobKind> Workable => _byName.Values.Where(kind => kind.Work is not null);
}

/// <summary>Registering kinds of jobs.</summary>
public static class JobRegistration
{
    /// <summary>Most work is tried so often before a person has to look: about three hours with the usual pauses.</summary>
    public const int UsualTries = 8;

    /// <summary>A kind of job and the class that carries it out.</summary>
    public static IServiceCollection AddJob<TJob, TWork>(
        this IServiceCollection services,
        string kind,
        Bilingual? name = null,
        int tries = UsualTries
    )
        where TJob : class
        where TWork : class, IJobWork<TJob>
    {
        services.AddScoped<TWork>();

        return services.AddSingleton(
            new JobKind(kind, name ?? Bilingual.ThaiOnly(kind), typeof(TJob), tries)
            {
                Work = (scope, payload, run, cancellation) =>
                    scope
                        .GetRequiredService<TWork>()
                        .RunAsync(
                            JsonSerializer.Deserialize<TJob>(
                                scope.GetRequiredService<JobSeal>().Open(payload),
                                JobKinds.Json
                            )!,
                            run,
                            cancellation
                        ),
            }
        );
    }

    /// <summary>A kind of job that an earlier module enqueues and a later one carries out.</summary>
    public static IServiceCollection AddJobKind<TJob>(this IServiceCollection services, string kind, Bilingual name)
        where TJob : class => services.AddSingleton(new JobKind(kind, name, typeof(TJob), UsualTries));
}

using Microsoft.Extensions.DependencyInjection;
using Prongsai.Backups.Contracts;
using Prongsai.Backups.Copying;

namespace Prongsai.Backups;

/// <summary>Everything this module adds to the host.</summary>
public static class BackupsModule
{
    /// <summary>Backup, restore, move, and the drill that shows that a backup can be restored.</summary>
    public static IServiceCollection AddBackups(this IServiceCollection services)
    {
        services.AddSingleton<Databases>();
        services.AddSingleton<Backups>();
        services.AddSingleton<IBackups>(provider => provider.GetRequiredService<Backups>());
        return services;
    }
}

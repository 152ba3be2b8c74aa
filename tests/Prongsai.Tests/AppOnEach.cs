using Microsoft.AspNetCore.Builder;

namespace Prongsai.Tests;

/// <summary>One program for each database, shared by the tests of a class: a base for its fixture.</summary>
/// <param name="settings">What differs from other programs.</param>
public abstract class AppOnEach(params (string Name, string Value)[] settings) : IAsyncLifetime
{
    private readonly Dictionary<Database, App> _apps = [];

    public async Task<App> OnAsync(Database database) =>
        _apps.TryGetValue(database, out var app) ? app : _apps[database] = await App.StartAsync(database, Adjust);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        foreach (var app in _apps.Values)
            await app.DisposeAsync();
    }

    private void Adjust(WebApplicationBuilder builder)
    {
        foreach (var (name, value) in settings)
            builder.Configuration[name] = value;
    }
}

using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Prongsai.Tests;

/// <summary>A clock that a test moves forward: pass <see cref="Set"/> as <c>adjust</c> to <see cref="App.StartAsync"/>.</summary>
public sealed class MovableClock : TimeProvider
{
    private TimeSpan _ahead;

    public void Set(WebApplicationBuilder builder) => builder.Services.AddSingleton<TimeProvider>(this);

    public void Advance(TimeSpan by) => _ahead += by;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + _ahead;
}

using Microsoft.Extensions.DependencyInjection;

namespace Prongsai.Kernel;

/// <summary>HTTP clients for servers of others, which hold our keys or are held to our patience.</summary>
public static class OutsideClients
{
    /// <summary>
    /// A client that connects only where the installation allows it (<see cref="PublicAddresses"/>) and waits as long as it says. It
    /// follows no redirect and keeps no cookies: what goes with a question goes where it was meant to go and nowhere else.
    /// </summary>
    /// <param name="services">Gets the client.</param>
    /// <param name="name">By which <see cref="IHttpClientFactory"/> gives it.</param>
    public static IHttpClientBuilder AddOutsideClient(this IServiceCollection services, string name) =>
        services
            .AddHttpClient(name)
            .ConfigurePrimaryHttpMessageHandler(provider =>
            {
                var outside = provider.GetRequiredService<Installation>().Outside;
                return new SocketsHttpHandler
                {
                    AllowAutoRedirect = false,
                    UseProxy = false,
                    UseCookies = false,
                    PooledConnectionLifetime = TimeSpan.FromMinutes(2),
                    ConnectCallback = (asked, cancellation) =>
                        PublicAddresses.ConnectAsync(
                            asked.DnsEndPoint,
                            outside.MayConnect,
                            "Prongsai:Outside:Allowed",
                            cancellation
                        ),
                };
            })
            .ConfigureHttpClient(
                (provider, http) => http.Timeout = provider.GetRequiredService<Installation>().Outside.Patience
            );
}

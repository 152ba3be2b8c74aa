using Microsoft.AspNetCore.Mvc.Abstractions;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Prongsai.Tests;

/// <summary>
/// Finding all pages with their handlers and fields takes two thirds of a program's start. They are the same for every program of a
/// test run, and are found once; a test that changes how pages are found takes the framework's own factory again.
/// </summary>
internal sealed class PagesFoundOnce : IServiceProviderFactory<IServiceCollection>
{
    public IServiceCollection CreateBuilder(IServiceCollection services)
    {
        for (var n = 0; n < services.Count; n++)
            if (services[n].ServiceType == typeof(IActionDescriptorProvider))
            {
                var finder = services[n].ImplementationType!;
                services[n] = ServiceDescriptor.Singleton<IActionDescriptorProvider>(provider => new Once(
                    () => (IActionDescriptorProvider)ActivatorUtilities.CreateInstance(provider, finder),
                    finder
                ));
            }

        return services;
    }

    public IServiceProvider CreateServiceProvider(IServiceCollection containerBuilder) =>
        containerBuilder.BuildServiceProvider();

    private sealed class Once(Func<IActionDescriptorProvider> open, Type finder) : IActionDescriptorProvider
    {
        private static readonly Dictionary<Type, ActionDescriptor[]> Found = [];

        private IActionDescriptorProvider? _opened;

        public int Order => Opened.Order;

        private IActionDescriptorProvider Opened => _opened ??= open();

        public void OnProvidersExecuting(ActionDescriptorProviderContext context)
        {
            lock (Found)
            {
                if (!Found.TryGetValue(finder, out var found))
                {
                    var before = context.Results.Count;
                    Opened.OnProvidersExecuting(context);
                    Found[finder] = [.. context.Results.Skip(before).Select(CopyOf)];
                    return;
                }

                foreach (var page in found)
                    context.Results.Add(CopyOf(page));
            }
        }

        public void OnProvidersExecuted(ActionDescriptorProviderContext context) => Opened.OnProvidersExecuted(context);

        // A program writes on a page's description what it made for it (filters that know its keys): each has its own.
        private static ActionDescriptor CopyOf(ActionDescriptor found)
        {
            var page = (CompiledPageActionDescriptor)found;
            return new CompiledPageActionDescriptor(page)
            {
                ActionConstraints = page.ActionConstraints,
                AttributeRouteInfo = page.AttributeRouteInfo,
                BoundProperties = page.BoundProperties,
                DeclaredModelTypeInfo = page.DeclaredModelTypeInfo,
                DisplayName = page.DisplayName,
                EndpointMetadata = page.EndpointMetadata,
                FilterDescriptors = page.FilterDescriptors,
                HandlerMethods = page.HandlerMethods,
                HandlerTypeInfo = page.HandlerTypeInfo,
                ModelTypeInfo = page.ModelTypeInfo,
                PageTypeInfo = page.PageTypeInfo,
                Parameters = page.Parameters,
                Properties = new Dictionary<object, object?>(page.Properties),
                RouteValues = page.RouteValues,
            };
        }
    }
}

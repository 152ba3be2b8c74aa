using Microsoft.AspNetCore.Mvc.ModelBinding;
using Prongsai.Kernel;

namespace Prongsai.Web.Plumbing;

/// <summary>Binds the kernel's values from routes, queries and forms: identifiers and fiscal years.</summary>
internal sealed class ValuesFromRoutes : IModelBinderProvider
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context)
    {
        var type = context.Metadata.UnderlyingOrModelType;
        if (type == typeof(FiscalYear))
            return new Binder(text => FiscalYear.TryParse(text, out var year) ? year : null);
        if (type.IsValueType && Ids.IsId(type))
            return new Binder(text => Guid.TryParse(text, out var id) ? Activator.CreateInstance(type, id) : null);

        return null;
    }

    private sealed class Binder(Func<string, object?> read) : IModelBinder
    {
        public Task BindModelAsync(ModelBindingContext context)
        {
            var text = context.ValueProvider.GetValue(context.ModelName).FirstValue;
            if (string.IsNullOrEmpty(text))
                return Task.CompletedTask;

            if (read(text) is { } value)
                context.Result = ModelBindingResult.Success(value);
            else
                context.ModelState.TryAddModelError(context.ModelName, $"“{text}”?");

            return Task.CompletedTask;
        }
    }
}

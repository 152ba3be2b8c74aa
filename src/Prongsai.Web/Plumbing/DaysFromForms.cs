using Microsoft.AspNetCore.Mvc.ModelBinding;
using Prongsai.Kernel;

namespace Prongsai.Web.Plumbing;

/// <summary>
/// Binds a day from what a date field sends (2025-08-15) and from what an officer types (15 ส.ค. 2568), never through a culture.
/// What cannot be read is a model error in both languages.
/// </summary>
internal sealed class DaysFromForms : IModelBinderProvider, IModelBinder
{
    public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
        context.Metadata.UnderlyingOrModelType == typeof(DateOnly) ? this : null;

    public Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var given = bindingContext.ValueProvider.GetValue(bindingContext.ModelName);
        var reading = ThaiDate.Read(given.FirstValue);
        bindingContext.ModelState.SetModelValue(bindingContext.ModelName, given);
        if (reading.Day is { } day)
            bindingContext.Result = ModelBindingResult.Success(day);
        else if (reading.WhyNot is { } refusal)
        {
            var say = bindingContext.HttpContext.RequestServices.GetRequiredService<Speaker>();
            bindingContext.ModelState.TryAddModelError(bindingContext.ModelName, refusal.In(say.Language));
        }
        else if (bindingContext.ModelMetadata.IsReferenceOrNullableType)
            bindingContext.Result = ModelBindingResult.Success(null);

        return Task.CompletedTask;
    }
}

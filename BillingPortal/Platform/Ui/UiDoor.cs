using System.Globalization;
using BillingPortal.Platform.Settings;
using BillingPortal.Platform.Ui.Feedback;
using BillingPortal.Platform.Ui.Formatting;
using BillingPortal.Platform.Ui.Navigation;
using BillingPortal.Platform.Ui.Theme;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Radzen;

namespace BillingPortal.Platform.Ui;

/// <summary>Components, formats, theme, and what feeds them.</summary>
public static class UiDoor
{
    public static void AddUi(this WebApplicationBuilder builder)
    {
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddRadzenComponents();
        builder.Services.AddAuthorizationCore();
        builder.Services.AddScoped(services => new Show(CultureInfo.CurrentCulture, services.GetRequiredService<Installation>().Zone));
        builder.Services.AddScoped<Toasts>().AddScoped<Dialogs>().AddScoped<VisibleLinks>();
        builder.Services.Configure<RequestLocalizationOptions>(FiguresOfThePerson);
    }

    public static void MapUi(this WebApplication app) => app.MapTheme();

    // Figures follow the browser's languages, words stay English: only the culture is chosen, not the language of the pages.
    private static void FiguresOfThePerson(RequestLocalizationOptions options)
    {
        var english = CultureInfo.GetCultureInfo("en-US");
        options.DefaultRequestCulture = new RequestCulture(english, english);
        options.SupportedCultures = CultureInfo.GetCultures(CultureTypes.AllCultures).Where(c => c.Name.Length > 0).ToList();
        options.SupportedUICultures = [english];
        options.RequestCultureProviders = [new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()];
    }
}

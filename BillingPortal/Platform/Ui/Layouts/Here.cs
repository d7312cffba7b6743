using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Diagnostics;

namespace BillingPortal.Platform.Ui.Layouts;

/// <summary>The address that stands in the browser's bar, also when an error page is shown in place of the page that was asked for.</summary>
internal static class Here
{
    public static string Of(NavigationManager navigation, HttpContext? context) =>
        context?.Features.Get<IStatusCodeReExecuteFeature>() is { } asked ? asked.OriginalPathBase + asked.OriginalPath + asked.OriginalQueryString
        : context?.Features.Get<IExceptionHandlerPathFeature>() is { } failed ? failed.Path
        : "/" + navigation.ToBaseRelativePath(navigation.Uri);
}

using Microsoft.AspNetCore.Http.Features;

namespace BillingPortal.Platform.Security;

/// <summary>A form of ours is some fields; what is larger is refused before it is read. There are no uploads.</summary>
internal sealed class SmallForms(RequestDelegate next)
{
    /// <summary>Of any request.</summary>
    public const int BodyBytes = 1024 * 1024;

    public const int FormBytes = 64 * 1024;

    public Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType) return next(context);
        if (context.Request.ContentLength > FormBytes)
        {
            context.Response.StatusCode = StatusCodes.Status413PayloadTooLarge;
            return Task.CompletedTask;
        }
        // Without a length the server counts, and stops there.
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = FormBytes;
        return next(context);
    }
}

using System.Globalization;
using BillingPortal.Core;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Platform.Api;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BillingPortal.Features.Customers.Api;

/// <summary>What refusals and versions look like over HTTP.</summary>
internal static class CustomerAnswers
{
    public static ProblemHttpResult Refuse<T>(Result<T> refused) => refused.Refused!.Code switch
    {
        Codes.NotFound => ApiProblem.Of(404, refused.Refused),
        Codes.VersionChanged => ApiProblem.Of(412, refused.Refused),
        Codes.ReferenceTaken or Codes.CustomerErased => ApiProblem.Of(409, refused.Refused),
        Codes.QueryInvalid => ApiProblem.Of(400, refused.Refused),
        _ => ApiProblem.Fields(refused.Refusals),
    };

    public static void Tag(HttpContext context, Customer customer) => context.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{customer.Version}\"");

    /// <summary>A tag that is none of ours matches no version.</summary>
    public static int? Version(string? ifMatch) => ifMatch?.Trim() switch
    {
        null or "" or "*" => null,
        var tag => int.TryParse(tag.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : -1,
    };
}

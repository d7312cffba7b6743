using BillingPortal.Core;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BillingPortal.Platform.Api;

/// <summary>A refusal as callers read it: status, stable code, a sentence; the request id is added on the way out.</summary>
public static class ApiProblem
{
    public static ProblemHttpResult Of(int status, string code, string sentence, string? field = null)
    {
        var more = new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code };
        if (field is not null) more["field"] = field;
        return TypedResults.Problem(sentence, statusCode: status, extensions: more);
    }

    public static ProblemHttpResult Of(int status, Refusal refusal) => Of(status, refusal.Code, refusal.Sentence, refusal.Field);

    /// <summary>Every wrong field at once: <c>errors</c> has a list of sentences for each.</summary>
    public static ProblemHttpResult Fields(IReadOnlyList<Refusal> refusals)
    {
        var errors = refusals.GroupBy(r => r.Field ?? "", StringComparer.Ordinal).ToDictionary(f => f.Key, f => f.Select(r => r.Sentence).ToArray(), StringComparer.Ordinal);
        return TypedResults.Problem("Some fields cannot be taken as they are; errors says what to write in each.", statusCode: StatusCodes.Status400BadRequest,
            extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = Codes.FieldsInvalid, ["errors"] = errors });
    }
}

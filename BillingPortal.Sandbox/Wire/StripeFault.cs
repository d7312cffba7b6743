namespace BillingPortal.Sandbox.Wire;

/// <summary>An answer that is an error of Stripe's form.</summary>
internal sealed class StripeFault(int status, JsonObject error) : Exception((string?)error["message"])
{
    public int Status => status;

    public JsonObject Body => new() { ["error"] = error.DeepClone() };

    /// <summary>What was done before it stays done: a declined charge is a charge.</summary>
    public bool Keeps { get; init; }

    /// <summary>The first answer to an idempotency key, unless the call was turned away before it began.</summary>
    public bool IsStored { get; init; } = true;

    public static StripeFault Invalid(string message, string? param = null, string? code = null, int status = 400) =>
        new(status, Error("invalid_request_error", message, code, param));

    /// <summary>The parameters cannot be read: nothing has begun, the key stays free.</summary>
    public static StripeFault BadParameter(string message, string? param, string? code = null) =>
        new(400, Error("invalid_request_error", message, code, param)) { IsStored = false };

    public static StripeFault Missing(string kind, string id, string param = "id", int status = 404) =>
        Invalid($"No such {kind}: '{id}'", param, "resource_missing", status);

    /// <summary>Turned away at the door: keys, rates, conflicts.</summary>
    public static StripeFault TurnedAway(int status, string type, string message, string? code = null) =>
        new(status, Error(type, message, code, null)) { IsStored = false };

    public static StripeFault Broken() => new(500, Error("api_error", "Something went wrong on the sandbox's end, as its chaos switches ask.", null, null));

    public static StripeFault Declined(JsonObject error) => new(402, error) { Keeps = true };

    public static JsonObject Error(string type, string message, string? code, string? param)
    {
        var error = new JsonObject();
        if (code is not null)
        {
            error["code"] = code;
            error["doc_url"] = "https://stripe.com/docs/error-codes/" + code.Replace('_', '-');
        }
        error["message"] = message;
        if (param is not null) error["param"] = param;
        error["type"] = type;
        return error;
    }
}

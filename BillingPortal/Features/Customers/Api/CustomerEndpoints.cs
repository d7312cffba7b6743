using System.Text.Json.Nodes;
using BillingPortal.Core;
using BillingPortal.Features.Customers.Contracts;
using BillingPortal.Platform.Api;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using static BillingPortal.Features.Customers.Api.CustomerAnswers;

namespace BillingPortal.Features.Customers.Api;

/// <summary>Customers for the product's backends: <c>/api/v1/customers</c>.</summary>
internal static class CustomerEndpoints
{
    public static void MapCustomerApi(this IEndpointRouteBuilder app)
    {
        var group = app.MapApiGroup().MapGroup("/customers").RequireScope(Scopes.Customers).WithTags("Customers");
        group.MapPost("/", CreateAsync).Accepts<NewCustomer>("application/json").TakesLike(CustomerExamples.New).AnswersLike(201, CustomerExamples.Known)
            .Refuses(400, Codes.FieldsInvalid).Refuses(409, Codes.ReferenceTaken).WithSummary("Make a customer")
            .WithDescription("With a reference it may be sent again: the same content answers 200 and the customer that is there. Fields that are left out are not compared.");
        group.MapGet("/", ListAsync).Refuses(400, Codes.QueryInvalid).WithSummary("List customers")
            .WithDescription("In the order in which they were made. Follow nextCursor until it is null. q finds what begins with it in email, reference and id, and what has it in the name.");
        group.MapGet("/{customer}", ReadAsync).AnswersLike(200, CustomerExamples.Known).Refuses(404, Codes.NotFound).WithSummary("Read a customer, by id or reference");
        group.MapPatch("/{customer}", ChangeAsync).Accepts<CustomerChange>("application/json").TakesLike(CustomerExamples.Change).AnswersLike(200, CustomerExamples.Known)
            .Refuses(400, Codes.FieldsInvalid).Refuses(404, Codes.NotFound).Refuses(409, Codes.ReferenceTaken, Codes.CustomerErased).Refuses(412, Codes.VersionChanged).WithSummary("Change a customer")
            .WithDescription("Changes the fields that are given; null empties one. Send If-Match with the ETag that you read, to be told of a change since.");
    }

    private static async Task<Results<Created<Customer>, Ok<Customer>, ProblemHttpResult>> CreateAsync([FromBody] JsonObject body, HttpContext context, CreateCustomer create, CancellationToken ct)
    {
        var made = await create.RunAsync(ApiCaller.ActorOf(context), CustomerFields.Read(body, CustomerFields.OfNew), ct);
        if (!made.IsDone) return Refuse(made);
        Tag(context, made.Value.Customer);
        return made.Value.IsNew ? TypedResults.Created($"/api/v1/customers/{made.Value.Customer.Id}", made.Value.Customer) : TypedResults.Ok(made.Value.Customer);
    }

    private static async Task<Results<Ok<CustomerPage>, ProblemHttpResult>> ListAsync(ListCustomers list, string? q, string? cursor, CancellationToken ct, int limit = 20)
    {
        var page = await list.RunAsync(q, cursor, limit, ct);
        return page.IsDone ? TypedResults.Ok(page.Value) : Refuse(page);
    }

    private static async Task<Results<Ok<Customer>, ProblemHttpResult>> ReadAsync(string customer, HttpContext context, ReadCustomer read, CancellationToken ct) =>
        Answer(context, await read.RunAsync(customer, ct));

    private static async Task<Results<Ok<Customer>, ProblemHttpResult>> ChangeAsync(
        string customer, [FromBody] JsonObject body, [FromHeader(Name = "If-Match")] string? ifMatch, HttpContext context, ChangeCustomer change, CancellationToken ct)
    {
        var input = CustomerFields.Read(body, CustomerFields.OfChange);
        return Answer(context, await change.RunAsync(ApiCaller.ActorOf(context), customer, input, Version(ifMatch), ct));
    }

    private static Results<Ok<Customer>, ProblemHttpResult> Answer(HttpContext context, Result<Customer> result)
    {
        if (!result.IsDone) return Refuse(result);
        Tag(context, result.Value);
        return TypedResults.Ok(result.Value);
    }
}

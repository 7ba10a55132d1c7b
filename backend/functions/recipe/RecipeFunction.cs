using System.Text.Json;
using AiChef.Functions.Api;
using AiChef.Functions.Hosting;
using AiChef.Functions.Meals;
using AiChef.Functions.Reading;

namespace AiChef.Functions.Recipes;

/// <summary>
/// Answers the workflow's plain input with a result, and POST /recipes with the same result as a response.
/// </summary>
public sealed class RecipeFunction(IRecipeChooser chooser, MealRequestReader reader)
{
    public async Task<JsonElement> HandleAsync(
        JsonElement input,
        CancellationToken cancellationToken,
        string? correlationId = null
    )
    {
        if (input.ValueKind != JsonValueKind.Object || !input.TryGetProperty("httpMethod", out _))
        {
            return await OfTaskAsync(input, cancellationToken);
        }

        var request = input.Deserialize(ApiJson.Default.APIGatewayProxyRequest)!;
        var response = await ApiAnswer.OfAsync(
            async () =>
            {
                var result = await chooser.ChooseAsync(reader.Read(ApiBody.Read(request)), cancellationToken);
                return ApiAnswer.Json(200, result, RecipeJson.Default.RecipeResult);
            },
            cancellationToken
        );
        if (correlationId is not null)
        {
            response.Headers[CorrelationId.Header] = correlationId;
        }

        return JsonSerializer.SerializeToElement(response, ApiJson.Default.APIGatewayProxyResponse);
    }

    private async Task<JsonElement> OfTaskAsync(JsonElement input, CancellationToken cancellationToken)
    {
        MealRequest request;
        try
        {
            request = reader.Read(TaskRequest.Of(JsonTree.Check(input)), MealRequestReader.WorkflowFields);
        }
        catch (InvalidRequestException invalid)
        {
            return JsonSerializer.SerializeToElement(TaskRefusal.Of(invalid), RecipeJson.Default.TaskRefusal);
        }

        return JsonSerializer.SerializeToElement(
            await chooser.ChooseAsync(request, cancellationToken),
            RecipeJson.Default.RecipeResult
        );
    }
}

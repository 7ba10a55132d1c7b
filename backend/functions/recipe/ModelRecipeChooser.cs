using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using AiChef.Functions.Hosting;
using AiChef.Functions.Meals;
using AiChef.Functions.Settings;

namespace AiChef.Functions.Recipes;

/// <summary>
/// Lets a model choose among the dishes that the catalogue found safe and affordable. What the model answers is never
/// trusted with safety: only a dish that was offered counts. Allergies stay here.
/// https://platform.openai.com/docs/api-reference/chat/create
/// </summary>
public sealed class ModelRecipeChooser(
    CatalogueRecipeChooser catalogue,
    ModelSettings model,
    HttpClient http,
    FunctionLog log
) : IRecipeChooser
{
    private const string Instruction =
        "You choose one dish for a person. Answer with the id of one of the dishes offered and with nothing else.";

    /// <summary>The time for the model's answer, below the 29 seconds that API Gateway waits.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public async Task<RecipeResult> ChooseAsync(MealRequest request, CancellationToken cancellationToken)
    {
        var offered = catalogue.Suitable(request).Dishes;
        if (offered.Count < 2)
        {
            return catalogue.Choose(request);
        }

        var id = await AskAsync(request, offered, cancellationToken);
        var chosen =
            offered.FirstOrDefault(dish => dish.Id == id)
            ?? throw new ModelException($"The model {model.Name} chose none of the dishes offered");
        return catalogue.Serve(chosen, request);
    }

    private async Task<string> AskAsync(
        MealRequest request,
        IReadOnlyList<ScaledDish> dishes,
        CancellationToken cancellationToken
    )
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        var started = Stopwatch.GetTimestamp();
        try
        {
            using var call = new HttpRequestMessage(
                HttpMethod.Post,
                $"{model.Endpoint.ToString().TrimEnd('/')}/chat/completions"
            )
            {
                Content = JsonContent.Create(Question(request, dishes), RecipeJson.Default.ModelQuestion),
            };
            if (model.ApiKey is { } key)
            {
                call.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
            }

            using var response = await http.SendAsync(call, patience.Token);
            if (!response.IsSuccessStatusCode)
            {
                throw new ModelException($"The model {model.Name} answered with status {(int)response.StatusCode}");
            }

            var answer = await response.Content.ReadFromJsonAsync(RecipeJson.Default.ModelAnswer, patience.Token);
            log.Debug(
                $"The model {model.Name} chose among {dishes.Count} dishes "
                    + $"in {Stopwatch.GetElapsedTime(started).TotalMilliseconds:0} ms"
            );
            return answer?.Choices is [{ Message.Content: { } content }, ..] ? content.Trim() : "";
        }
        catch (Exception e) when (e is HttpRequestException or JsonException)
        {
            throw new ModelException($"The model {model.Name} cannot be asked: {e.Message}", e);
        }
        catch (OperationCanceledException e) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ModelException($"The model {model.Name} did not answer in {Patience.TotalSeconds:0} seconds", e);
        }
    }

    private ModelQuestion Question(MealRequest request, IReadOnlyList<ScaledDish> dishes) =>
        new(
            model.Name,
            [
                new("system", Instruction),
                new("user", JsonSerializer.Serialize(catalogue.Offer(request, dishes), RecipeJson.Default.MealOffer)),
            ],
            Temperature: request.Seed is null ? 0 : 1,
            request.Seed
        );
}

using System.Text;
using System.Text.Json.Nodes;
using AiChef.LocalCloud;
using AiChef.LocalCloud.Wire;
using AiChef.ServiceModels;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Fuzz;

/// <summary>A request that breaks one demand of its service's model is refused for it, whatever the operation.</summary>
public sealed class BrokenConstraintTests
{
    public static TheoryData<string> Names =>
        new(
            Services
                .All.Select(static service => service.Requests.Input)
                .Where(static rules => rules is { Checks: true })
                .Select(static rules => rules!.Model)
        );

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Each_is_refused(string model)
    {
        var service = Services.All.Select(static each => each.Requests).Single(each => each.Input?.Model == model);
        await using var host = await LocalCloudHost.StartAsync(new(), CancellationToken.None);
        var router = new RequestRouter(host.Cloud, [.. Services.All.Select(static each => each.Requests)]);
        var broken = new BrokenInputs(service.Input!);
        var (accepted, tried) = (new List<string>(), 0);
        foreach (var operation in ServiceModel.Of(model).Operations.Where(static each => each.Input is not null))
        {
            var right = await AnswerAsync(router, service, operation, BrokenInputs.Least(operation)!);
            foreach (var (what, input) in right.StartsWith("501", StringComparison.Ordinal) ? [] : broken.Of(operation))
            {
                tried++;
                var answer = await AnswerAsync(router, service, operation, input);
                if (!IsRefused(answer) || answer == right && !IsOfModel(answer))
                {
                    accepted.Add($"{operation.Name} {what} -> {answer}");
                }
            }
        }

        tried.ShouldBeGreaterThan(20);
        accepted.ShouldBeEmpty();
    }

    // what LocalCloud does not model is refused first
    private static bool IsRefused(string answer) =>
        answer[0] == '4' || answer.Contains("LocalCloud does not model", StringComparison.Ordinal);

    // a form cannot tell an empty structure from none
    private static bool IsOfModel(string answer) =>
        answer.Contains("failed to satisfy constraint", StringComparison.Ordinal);

    private static async Task<string> AnswerAsync(
        RequestRouter router,
        ServiceDeclaration service,
        ServiceOperation operation,
        JsonObject input
    )
    {
        var call = RequestWriter.Write(service, operation, input, new Random(1));
        try
        {
            var answer = await router.AnswerAsync(router.Find(call), call, CancellationToken.None);
            return $"{answer.Status} {Encoding.UTF8.GetString(answer.Body.Span)}";
        }
        catch (AwsException refusal)
        {
            return $"{refusal.Status} {refusal.Code} {refusal.Message}";
        }
    }
}

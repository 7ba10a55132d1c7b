using System.Globalization;
using AiChef.LocalCloud;
using AiChef.LocalCloud.Wire;
using AiChef.ServiceModels;
using Shouldly;
using Xunit;

namespace AiChef.Tests.LocalCloud.Fuzz;

/// <summary>
/// Requests made from the models of the services never make LocalCloud fail. FUZZ_REQUESTS says how many each service
/// gets (by default few), FUZZ_SEED where the numbers start.
/// </summary>
public sealed class ModelFuzzTests
{
    private const int Few = 400;

    /// <summary>Operations that wait for something to happen.</summary>
    private static readonly string[] Waiting = ["GetActivityTask"];

    public static TheoryData<string> Names =>
        new(Services.All.Select(static service => service.Requests).Where(HasModel).Select(ModelOf));

    [Theory]
    [MemberData(nameof(Names))]
    public async Task No_request_makes_a_service_fail(string name)
    {
        var service = Services.All.Select(static each => each.Requests).Single(each => ModelOf(each) == name);
        await using var host = await LocalCloudHost.StartAsync(new(), CancellationToken.None);
        var router = new RequestRouter(host.Cloud, [.. Services.All.Select(static each => each.Requests)]);
        var faults = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var seed = Setting("FUZZ_SEED", 1);
        for (var at = 0; at < Setting("FUZZ_REQUESTS", Few); at++)
        {
            var random = new Random(seed + at);
            var operations = Operations(service);
            var operation = operations[random.Next(operations.Count)];
            var input = new InputGenerator(random).Input(operation);
            var call = RequestWriter.Write(service, operation, input, random);
            if (await FaultAsync(router, call) is { } fault)
            {
                faults.TryAdd($"{operation.Name}: {fault}", $"seed {seed + at}: {input.ToJsonString()}");
            }
        }

        faults.ShouldBeEmpty();
    }

    private static List<ServiceOperation> Operations(ServiceDeclaration service) =>
        [.. ServiceModel.Of(ModelOf(service)).Operations.Where(static operation => !Waiting.Contains(operation.Name))];

    private static string ModelOf(ServiceDeclaration service) => service.Input?.Model ?? service.SigningName;

    private static bool HasModel(ServiceDeclaration service) =>
        service.Input is not null || ServiceModel.Services.Contains(service.SigningName);

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var value)
            ? value
            : otherwise;

    /// <summary>What failed and where; null for an answer or a refusal.</summary>
    private static async Task<string?> FaultAsync(RequestRouter router, HttpCall call)
    {
        try
        {
            using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            var answer = await router.AnswerAsync(router.Find(call), call, limit.Token);
            return answer.Status == 500 ? "500" : null;
        }
        catch (AwsException refusal)
        {
            return refusal.Status == 500 ? refusal.Message : null;
        }
#pragma warning disable CA1031 // whatever it is, it is what the test looks for
        catch (Exception fault)
#pragma warning restore CA1031
        {
            var place = fault
                .StackTrace?.Split('\n')
                .FirstOrDefault(static line => line.Contains("AiChef.LocalCloud", StringComparison.Ordinal));
            return $"{fault.GetType().Name} {fault.Message} {place?.Trim()}";
        }
    }
}

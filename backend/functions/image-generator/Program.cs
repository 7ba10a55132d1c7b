using System.Text.Json;
using AiChef.Functions.Hosting;
using AiChef.Functions.Images;

await FunctionHost.RunAsync<JsonElement, ImageResult, ImageJson>(
    (input, _) => Task.FromResult(ImageFunction.Handle(input))
);

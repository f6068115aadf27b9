using KejiGraph.Server.Generate;

namespace KejiGraph.Server.Tests.Generate;

public sealed class PowerLawTests
{
    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 0.5)]
    [InlineData(5, 1)]
    [InlineData(7, 0)]
    [InlineData(10, 2.5)]
    [InlineData(100, 0.8)]
    public void Numbers_come_as_often_as_the_law_says(int most, double skew)
    {
        const int Draws = 200_000;
        var law = new PowerLaw(most, skew);
        var random = new RandomStream();
        random.Begin(seed: 7, "test", 1);
        var counts = new int[most + 1];

        for (var draw = 0; draw < Draws; draw++)
        {
            counts[law.Draw(random)]++;
        }

        var all = Enumerable.Range(1, most).Sum(number => Math.Pow(number, -skew));
        for (var number = 1; number <= most; number++)
        {
            var share = Math.Pow(number, -skew) / all;
            var deviation = Math.Sqrt(Draws * share * (1 - share));
            Assert.InRange(counts[number], Draws * share - 5 * deviation - 1e-6, Draws * share + 5 * deviation + 1e-6);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(12)]
    [InlineData(1000)]
    public void A_shuffle_hits_each_number_once(int count)
    {
        var random = new RandomStream();
        random.Begin(seed: 3, "test", count);
        var shuffle = new Shuffle(count, random);

        var places = Enumerable.Range(0, count).Select(place => shuffle[place]);

        Assert.Equal(Enumerable.Range(0, count).Select(number => (long)number), places.Order());
    }
}

using Microsoft.Extensions.Time.Testing;
using Moq;
using PetitionBot.Core.Storage;
using PetitionBot.Operations;

namespace PetitionBot.Tests.Operations;

public sealed class BookProbeTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly Mock<IBookStore> _store = new();
    private readonly BookProbe _probe;

    public BookProbeTests() => _probe = new BookProbe(_store.Object, _time);

    public void Dispose() => _probe.Dispose();

    [Fact]
    public async Task However_often_it_is_asked_the_book_is_written_once_in_an_interval()
    {
        Answers(Task.FromResult(true));
        for (var i = 0; i < 50; i++) Assert.True(await _probe.IsWritableAsync(default));
        Verify(times: 1);

        _time.Advance(BookProbe.Interval - TimeSpan.FromTicks(1));
        await _probe.IsWritableAsync(default);
        Verify(times: 1);

        _time.Advance(TimeSpan.FromTicks(1));
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => _probe.IsWritableAsync(default)));
        Verify(times: 2);
    }

    [Fact]
    public async Task A_failure_holds_for_an_interval_too_and_is_then_forgotten()
    {
        Answers(Task.FromException<bool>(new StoreException("the disk is full")));
        Assert.False(await _probe.IsWritableAsync(default));
        Answers(Task.FromResult(true));
        Assert.False(await _probe.IsWritableAsync(default));
        _time.Advance(BookProbe.Interval);
        Assert.True(await _probe.IsWritableAsync(default));
    }

    [Fact]
    public async Task A_disk_that_hangs_is_not_waited_for()
    {
        Answers(new TaskCompletionSource<bool>().Task);
        var asked = _probe.IsWritableAsync(default);
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.False(await asked.WaitAsync(TimeSpan.FromSeconds(10)));
    }

    private void Answers(Task<bool> answer) =>
        _store.Setup(store => store.WriteAsync(It.IsAny<Func<IUnitOfWork, bool>>(), It.IsAny<CancellationToken>())).Returns(answer);

    private void Verify(int times) => _store.Verify(
        store => store.WriteAsync(It.IsAny<Func<IUnitOfWork, bool>>(), It.IsAny<CancellationToken>()), Times.Exactly(times));
}

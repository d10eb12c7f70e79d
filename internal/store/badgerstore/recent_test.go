package badgerstore

import "testing"

func TestRecentKeepsWhatIsAskedForAndForgetsTheRest(t *testing.T) {
	var c recent[int, int]
	if v, ok := c.get(1); ok {
		t.Errorf("empty: got %d for 1, want nothing", v)
	}
	for k := range 10 * recentSize {
		c.put(k, -k)
		if v, ok := c.get(0); !ok || v != 0 {
			t.Fatalf("after %d others: got %d, %v for 0, which is asked for all the time; want 0", k, v, ok)
		}
		if kept := len(c.young) + len(c.old); kept > 2*recentSize {
			t.Fatalf("after %d others: %d are kept, want at most %d", k, kept, 2*recentSize)
		}
	}
	if v, ok := c.get(1); ok {
		t.Errorf("after %d others: got %d for 1, which nobody asked for; want nothing", 10*recentSize, v)
	}
	for k := 9 * recentSize; k < 10*recentSize; k++ {
		if v, ok := c.get(k); !ok || v != -k {
			t.Fatalf("got %d, %v for %d, one of the last %d; want %d", v, ok, k, recentSize, -k)
		}
	}
}
